//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import VerifyCommand

extension Speech {
    /// Feedback in plain words, for the official who is asked to sign the act that names it: in both languages, for both
    /// are published.
    func text(_ feedback: Feedback) -> String {
        var lines = [
            self(
                "feedback of \(feedback.date) on round \(feedback.round)",
                "terugkoppeling van \(feedback.date) op stemronde \(feedback.round)"
            )
        ]
        for answer in feedback.answers {
            lines += paragraphs(self("question \(answer.question): ", "vraag \(answer.question): "), answer.done)
            if let reason = answer.reason { lines += paragraphs(self("  because: ", "  want: "), reason) }
        }
        for report in feedback.reports {
            let name = report.promise.rawValue
            let state = report.isKept ? self("kept", "nagekomen") : self("NOT KEPT", "NIET NAGEKOMEN")
            lines += paragraphs(self("promise \(name), \(state): ", "belofte \(name), \(state): "), report.explanation)
        }
        return Printable.lines(lines)
    }

    /// The text in this language if there is one, and the other one below it. What runs on is indented, so that no text
    /// looks like what stands beside it.
    private func paragraphs(_ head: String, _ text: BilingualText) -> [String] {
        guard let english = text.en else { return paragraph(head, text.nl) }
        return language == .english
            ? paragraph(head, english) + paragraph("  in Dutch: ", text.nl)
            : paragraph(head, text.nl) + paragraph("  in het Engels: ", english)
    }

    private func paragraph(_ head: String, _ words: String) -> [String] {
        let lines = words.split(separator: "\n").map(String.init)
        return [head + (lines.first ?? "")] + lines.dropFirst().map { "    " + $0 }
    }
}
