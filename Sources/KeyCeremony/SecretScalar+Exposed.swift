//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CSodium
import CanonicalText

extension SecretScalar {
    /// Calls `body`, a call of libsodium, with the exponent's 32 little-endian bytes, and wipes the copy.
    func withExposedBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        var copy = exposedBytes
        defer { sodium_memzero(&copy, MemoryLayout<Bytes32>.size) }
        return withUnsafePointer(to: &copy) { pointer in
            pointer.withMemoryRebound(to: UInt8.self, capacity: 32) { body($0) }
        }
    }
}
