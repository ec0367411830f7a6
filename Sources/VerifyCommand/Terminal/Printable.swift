//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Texts from elsewhere, as they may reach a terminal: without control characters, which could rewrite the screen.
public enum Printable {
    /// The text, with U+FFFD for every control and format character, and for what divides lines and paragraphs.
    public static func text(_ text: String) -> String {
        var clean = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: clean.unicodeScalars.append("\u{FFFD}")
            default: clean.unicodeScalars.append(scalar)
            }
        }
        return clean
    }

    /// The lines, each of them printable, and ended.
    public static func lines(_ lines: [String]) -> String {
        lines.map { text($0) + "\n" }.joined()
    }
}
