//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// A sequence of bytes that follows from a seed, in libsodium's place of random ones: the node tests give the
/// WebAssembly module the same (Tests/Booth/support.mjs).
enum Randomness {
    nonisolated(unsafe) private static var state: UInt32 = 1

    nonisolated(unsafe) private static var source: randombytes_implementation = {
        var source = randombytes_implementation()
        source.implementation_name = { nil }
        source.random = {
            var value: UInt32 = 0
            withUnsafeMutableBytes(of: &value) { Randomness.fill($0) }
            return value
        }
        source.buf = { target, size in
            Randomness.fill(UnsafeMutableRawBufferPointer(start: target, count: size))
        }
        return source
    }()

    static func install() {
        _ = withUnsafeMutablePointer(to: &source) { randombytes_set_implementation($0) }
    }

    static func seed(_ seed: UInt32) {
        state = seed
    }

    /// The highest byte of each state of x ← 1664525·x + 1013904223 mod 2^32.
    private static func fill(_ target: UnsafeMutableRawBufferPointer) {
        for index in target.indices {
            state = state &* 1_664_525 &+ 1_013_904_223
            target[index] = UInt8(truncatingIfNeeded: state >> 24)
        }
    }
}
