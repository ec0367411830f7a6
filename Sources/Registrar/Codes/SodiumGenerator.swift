//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CSodium

/// libsodium's random source: the one that voting codes are made from.
public struct SodiumGenerator: RandomNumberGenerator, Sendable {
    public init() {
        precondition(sodium_init() >= 0, "libsodium does not start")
    }

    public mutating func next() -> UInt64 {
        var word: UInt64 = 0
        randombytes_buf(&word, 8)
        return word
    }
}
