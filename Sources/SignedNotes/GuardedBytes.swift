//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// Memory for one secret: between guard pages, locked, kept out of core dumps, and wiped when the last reference goes.
///
/// The pointers given to closures must not leave them.
final class GuardedBytes {
    private let start: UnsafeMutablePointer<UInt8>
    let count: Int

    /// `count` bytes that `body` fills.
    init(count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
        precondition(Sodium.isReady, "libsodium does not start")
        guard let memory = sodium_malloc(count) else { preconditionFailure("no memory for a secret") }
        start = memory.assumingMemoryBound(to: UInt8.self)
        self.count = count
        body(start)
        sodium_mprotect_readonly(start)
    }

    deinit {
        sodium_mprotect_readwrite(start)
        sodium_memzero(start, count)
        sodium_free(start)
    }

    /// Calls `body` with the first of `count` bytes.
    func withStart<R>(_ body: (UnsafePointer<UInt8>) throws -> R) rethrows -> R {
        try withExtendedLifetime(self) { try body(start) }
    }
}
