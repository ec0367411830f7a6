//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Writes the text of a statement: a versioned label, then lines of a key and a value.
struct StatementWriter {
    private(set) var text: [UInt8]

    init(_ label: String) {
        text = Array(label.utf8) + [0x0A]
    }

    mutating func line(_ key: String, _ values: String...) {
        line(key, Array(values.joined(separator: " ").utf8))
    }

    mutating func line(_ key: String, _ value: Digest) {
        line(key, value.hex)
    }

    mutating func line(_ key: String, _ value: [UInt8]) {
        text += Array(key.utf8) + [0x20] + value + [0x0A]
    }
}
