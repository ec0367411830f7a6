//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundBundle
public import Rounds

extension Player {
    /// Feedback on every question.
    public func feedback(
        _ change: (inout [Feedback.Answer], inout [Feedback.Report]) -> Void = { _, _ in }
    ) throws -> Feedback {
        let definition = setUp.definition
        var answers = definition.sheets.flatMap(\.questions).map { Feedback.Answer(question: $0.id, done: "Gedaan.") }
        var reports = [Feedback.Report(promise: .progressReported, isKept: true, explanation: "Elk kwartaal.")]
        change(&answers, &reports)
        return try Feedback(on: definition, date: try Day("2028-05-12").orFail(), answers: answers, reports: reports)
    }

    /// Answers the round with a document, which becomes part of the bundle unless told otherwise.
    @discardableResult
    public func answer(with document: [UInt8], day: Int = 60, isThere: Bool = true) throws -> Player {
        try act(.answer(Digest(of: document)), day: day)
        if isThere { files[BundlePaths.feedback(state.feedback.count)] = document }
        return self
    }
}
