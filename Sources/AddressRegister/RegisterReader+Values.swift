//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension RegisterReader {
    /// True or false as databases export them; false where the field is empty.
    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "t", "true", "1", "j", "ja": true
        case "", "f", "false", "0", "n", "nee": false
        default: nil
        }
    }

    /// What a defect of a whole row means.
    static func explanation(_ defect: ImportProblem.Reason) -> String {
        switch defect {
        case .fieldTooLong: "a field is longer than \(RowScanner.longestField) bytes"
        case .quote: "a quoted field does not end on its line, or a quote stands inside a field"
        case .control: "a NUL or another control character"
        case .encoding: "not UTF-8"
        case .columnCount: "more than \(RowScanner.mostFields) fields"
        default: defect.rawValue
        }
    }
}
