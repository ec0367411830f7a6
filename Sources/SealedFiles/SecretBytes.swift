//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// Bytes that are wiped when the last reference to them goes.
///
/// It has no description, is compared in constant time, and is never copied unless asked to. Pointers given to closures
/// must not leave them. Ordinary memory, so that there can be one for each of a hundred thousand codes.
public final class SecretBytes: @unchecked Sendable {
    /// Number of bytes.
    public let count: Int
    /// Written while it is made only.
    private let memory: UnsafeMutableRawBufferPointer

    /// Bytes that `fill` writes; they are zero before.
    public init<Failure: Error>(
        count: Int,
        _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        self.count = count
        memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        try fill(memory)
    }

    /// A copy of bytes that the caller wipes, or that are no secret.
    public convenience init(copying bytes: UnsafeRawBufferPointer) {
        self.init(count: bytes.count) { $0.copyMemory(from: bytes) }
    }

    /// A copy of bytes that are no secret, say in a test.
    public convenience init(copying bytes: [UInt8]) {
        self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
    }

    /// Takes the bytes of an array over: the array is wiped, and empty afterwards.
    ///
    /// Another variable that holds the same array keeps its bytes.
    public convenience init(wiping bytes: inout [UInt8]) {
        self.init(copying: bytes)
        let count = bytes.count
        bytes.withUnsafeMutableBytes { _ = $0.baseAddress.map { sodium_memzero($0, count) } }
        bytes = []
    }

    deinit {
        memory.baseAddress.map { sodium_memzero($0, count) }
        memory.deallocate()
    }

    /// Random bytes.
    public static func random(count: Int) -> SecretBytes {
        precondition(Sodium.isReady, "libsodium does not start")
        return SecretBytes(count: count) { target in
            target.baseAddress.map { randombytes_buf($0, count) }
        }
    }

    /// Calls `body` with the bytes.
    public func withUnsafeBytes<R, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> R
    ) throws(Failure) -> R {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeRawBufferPointer(memory))
    }

    /// A copy of some of the bytes.
    public func slice(_ range: Range<Int>) -> SecretBytes {
        withUnsafeBytes { SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    /// Whether both hold the same bytes, in time that depends on their number only.
    public func isEqual(to other: SecretBytes) -> Bool {
        guard count == other.count else { return false }
        return withUnsafeBytes { mine in
            other.withUnsafeBytes { theirs in
                guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return true }
                return sodium_memcmp(mine, theirs, count) == 0
            }
        }
    }
}
