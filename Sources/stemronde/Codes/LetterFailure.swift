//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Letters
import VerifyCommand

extension Refusal {
    /// What stands between a registrar and printed letters.
    static func failure(_ error: LetterError) -> CommandFailure {
        let hint: String? =
            switch error.code {
            case .noPrinter: "install chromium, name one with --chromium, or use --no-pdf and print the HTML elsewhere"
            case .sender: "see docs/guides/registrar.md, \"The sender's file\""
            case .printing: "look at the HTML file in a browser"
            case .letters, .batches, .symbol: nil
            }
        return CommandFailure(error.detail, hint: hint)
    }
}
