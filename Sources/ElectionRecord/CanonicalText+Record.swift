//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Integers above this stand as decimal strings (docs/record-format.md, "Text").
package let plainIntegerLimit = (1 << 30) - 1

extension CanonicalReader {
    /// Reads a hash: a string of 64 lower-case hex digits.
    mutating func digest() throws(TextError) -> Digest {
        let place = self
        guard let digest = Digest(hex: try string(limit: 64)) else { throw place.error(.string) }
        return digest
    }

    /// Reads a weight or count: an integer up to 2^30 − 1, or a string of a greater one.
    mutating func count() throws(TextError) -> Int {
        guard skip("\"") else { return try integer(limit: plainIntegerLimit) }
        let place = self
        let value = try integer()
        guard value > plainIntegerLimit else { throw place.error(.number) }
        try literal("\"")
        return value
    }
}

extension CanonicalWriter {
    /// Writes a hash as a string of 64 hex digits.
    mutating func digest(_ digest: Digest) {
        string(digest.hex)
    }

    /// Writes a weight or count: an integer up to 2^30 − 1, a string above.
    mutating func count(_ value: Int) {
        if value > plainIntegerLimit { literal("\"") }
        integer(value)
        if value > plainIntegerLimit { literal("\"") }
    }
}
