//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Texts that people read: they say something, fit, and read as they are.
enum PlainText {
    /// What is wrong with a text: no control or format characters (which could turn its direction or hide a part), no line
    /// separators, nothing unassigned, no spaces at its ends.
    static func flaws(of text: String, limit: Int, lines: Bool) -> [String] {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return ["the text is empty"] }
        var flaws: [String] = []
        if scalars.count > limit { flaws.append("the text has \(scalars.count) characters, more than \(limit)") }
        if first.properties.isWhitespace || last.properties.isWhitespace {
            flaws.append("the text begins or ends with a space")
        }
        let hidden = scalars.first { scalar in
            switch scalar.properties.generalCategory {
            case .control: !(lines && scalar == "\n")
            case .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
            default: false
            }
        }
        if let hidden {
            let number = String(hidden.value, radix: 16, uppercase: true)
            flaws.append("the text holds the hidden character U+\(Digits.pad(number, to: 4))")
        }
        return flaws
    }
}
