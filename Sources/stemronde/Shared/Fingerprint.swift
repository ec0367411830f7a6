//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// A hash as people read it out to each other: groups of four digits.
enum Fingerprint {
    private static let groupsPerLine = 4

    /// The groups, lower case.
    static func groups(_ digest: Digest) -> [String] {
        let digits = digest.hex
        return stride(from: 0, to: digits.count, by: 4).map { String(decoding: digits[$0..<($0 + 4)], as: UTF8.self) }
    }

    /// Four groups a line, each line set in.
    static func block(_ digest: Digest) -> String {
        let groups = groups(digest)
        return stride(from: 0, to: groups.count, by: groupsPerLine).map { start in
            "    " + groups[start..<(start + groupsPerLine)].joined(separator: " ") + "\n"
        }.joined()
    }

    /// The hash in hex.
    static func hex(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}
