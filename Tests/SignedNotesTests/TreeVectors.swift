//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Testing

/// What `Tests/Vectors/rfc6962/tree.json` holds.
struct TreeVectors: Decodable {
    struct Inclusion: Decodable, CustomTestStringConvertible {
        let comment: String
        let index: Int
        let size: Int
        let hashes: [String]
        let expect: String
        var testDescription: String { comment }
    }

    struct Consistency: Decodable, CustomTestStringConvertible {
        let comment: String
        let old: Int
        let new: Int
        let hashes: [String]
        let expect: String
        var testDescription: String { comment }
    }

    let emptyRoot: String
    let entries: [String]
    let roots: [String]
    let inclusion: [Inclusion]
    let consistency: [Consistency]

    static func read() throws -> TreeVectors {
        try NoteVectors.read("rfc6962/tree.json")
    }

    /// The root after `size` entries; the last one for a size that the file does not have.
    func root(_ size: Int) throws -> Digest {
        let text = size == 0 ? emptyRoot : roots.indices.contains(size - 1) ? roots[size - 1] : roots[7]
        return try #require(Digest(hex: text.utf8))
    }
}
