//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// Looks at the bytes before any parser does, so that no parser meets what could make it recurse deeply or expand.
enum SourceScan {
    /// Lists and objects inside each other in flow style; a definition needs three.
    static let flowDepth = 40
    /// Spaces and indicators at the beginning of a line.
    static let indentation = 200

    /// Checks size, encoding, depth and aliases; returns the text.
    static func text(_ bytes: [UInt8]) throws(SourceProblem) -> String {
        guard bytes.count <= DefinitionBounds.bytes else {
            throw SourceProblem(.tooLarge, "\(bytes.count) bytes, more than \(DefinitionBounds.bytes)", .start)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SourceProblem(.unreadable, "the file is not UTF-8", .start)
        }
        try lines(text)
        try depth(bytes)
        try aliases(bytes)
        return text
    }

    /// Line breaks that YAML 1.1 knows and nobody sees: they would also hide a line's beginning from the scan for depth.
    private static func lines(_ text: String) throws(SourceProblem) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{85}", "\u{2028}", "\u{2029}":
                let number = String(scalar.value, radix: 16, uppercase: true)
                throw SourceProblem(.unreadable, "the line break U+\(number) is not one of a text file", .start)
            default: continue
            }
        }
    }

    /// Quoted brackets count as well, so the bound is a lower one than the parser's own and still far from any text's.
    private static func depth(_ bytes: [UInt8]) throws(SourceProblem) {
        var open = 0
        var lead: Int? = 0
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case 0x5B, 0x7B: open += 1
            case 0x5D, 0x7D: open = max(0, open - 1)
            default: break
            }
            switch byte {
            case 0x0A, 0x0D: lead = 0
            case 0x20, 0x09, 0x2D, 0x3A, 0x3F: lead = lead.map { $0 + 1 }
            default: lead = nil
            }
            if open > flowDepth || lead ?? 0 > indentation {
                throw SourceProblem(.tooLarge, "values are nested too deeply", mark(bytes, offset))
            }
        }
    }

    /// An alias needs an anchor of its name: a file in which no name follows both `&` and `*` expands nothing.
    private static func aliases(_ bytes: [UInt8]) throws(SourceProblem) {
        let anchors = Set(names(bytes, after: 0x26).map(\.name))
        for (name, offset) in names(bytes, after: 0x2A) where anchors.contains(name) {
            throw SourceProblem(.indirection, "*\(name) stands for the value called &\(name)", mark(bytes, offset))
        }
    }

    /// Every name that follows `indicator`: letters, digits, `-` and `_`, as libyaml reads them.
    private static func names(_ bytes: [UInt8], after indicator: UInt8) -> [(name: String, offset: Int)] {
        bytes.indices.lazy.filter { bytes[$0] == indicator }.map { offset in
            let name = bytes[(offset + 1)...].prefix { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
            return (String(decoding: name, as: UTF8.self), offset)
        }.filter { !$0.name.isEmpty }
    }

    private static func mark(_ bytes: [UInt8], _ offset: Int) -> SourceMark {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return SourceMark(line: before.count { $0 == 0x0A } + 1, column: column)
    }
}
