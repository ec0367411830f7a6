//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Foreign text in a message: in double quotes, on one line, at most 60 characters, without hidden ones.
func quoted(_ text: some StringProtocol) -> String {
    var result = "\""
    for (count, scalar) in text.unicodeScalars.prefix(61).enumerated() {
        if count == 60 {
            result += "…"
            break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            result += "?"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
