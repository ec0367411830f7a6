//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import VerifyCommand

/// Feedback in plain words, for the official who is asked to sign the act that names it.
struct FeedbackText {
    private let language: Language
    private let say: Speech

    init(_ language: Language) {
        self.language = language
        say = Speech(language)
    }

    func text(_ feedback: Feedback) -> String {
        var lines = [
            say(
                "feedback of \(feedback.date) on round \(feedback.round)",
                "terugkoppeling van \(feedback.date) op stemronde \(feedback.round)"
            )
        ]
        for answer in feedback.answers {
            lines += paragraph(say("question \(answer.question): ", "vraag \(answer.question): "), answer.done)
            if let reason = answer.reason { lines += paragraph(say("  because: ", "  want: "), reason) }
        }
        for report in feedback.reports {
            let name = report.promise.rawValue
            let state = report.isKept ? say("kept", "nagekomen") : say("NOT KEPT", "NIET NAGEKOMEN")
            lines += paragraph(say("promise \(name), \(state): ", "belofte \(name), \(state): "), report.explanation)
        }
        return lines.map { Printable.text($0) + "\n" }.joined()
    }

    private func paragraph(_ head: String, _ text: BilingualText) -> [String] {
        let words = language == .english ? text.en ?? text.nl : text.nl
        let lines = words.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        return [head + (lines.first ?? "")] + lines.dropFirst().map { "    " + $0 }
    }
}
