//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Bytes32 {
    /// Thirty-two bytes that `body`, a call of libsodium, writes.
    static func written(_ body: (UnsafeMutablePointer<UInt8>) -> Void) -> Bytes32 {
        var result = Bytes32()
        result.withMutablePointer(body)
        return result
    }

    /// Calls `body`, a call of libsodium, with the bytes.
    func withPointer<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R {
        var copy = self
        return withUnsafePointer(to: &copy) { pointer in
            pointer.withMemoryRebound(to: UInt8.self, capacity: 32) { body($0) }
        }
    }

    /// Calls `body`, a call of libsodium, with the bytes to be changed.
    mutating func withMutablePointer<R>(_ body: (UnsafeMutablePointer<UInt8>) -> R) -> R {
        withUnsafeMutablePointer(to: &self) { pointer in
            pointer.withMemoryRebound(to: UInt8.self, capacity: 32) { body($0) }
        }
    }
}
