//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// A promise of the round, and what became of it.
struct PromiseRow: Sendable {
    let text: String
    let state: String
    /// The end of a class: `pending`, `kept`, `broken`.
    let kind: String
    let explanation: LocalText?
    /// When that was said; nil where nothing was.
    let date: String?

    /// Those of a round, in its order.
    static func rows(of round: RoundView, _ t: Texts) -> [PromiseRow] {
        round.definition.promises.map { promise in
            let told = round.feedback.map(\.document).last { $0.reports.contains { $0.promise == promise } }
            let report = told?.reports.first { $0.promise == promise }
            let state =
                report.map { $0.isKept ? PromiseState.kept : .broken }
                ?? PromiseState(of: promise, isAnswered: !round.feedback.isEmpty)
            return PromiseRow(
                text: t(of: promise, in: "promise"),
                state: t(of: state, in: "promise-state"),
                kind: state.rawValue,
                explanation: report.map { LocalText($0.explanation, in: t.language) },
                date: told.map { t("feedback.date", ["day": t.day($0.date)]) }
            )
        }
    }
}
