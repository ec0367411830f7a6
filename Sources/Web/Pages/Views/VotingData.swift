//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds

/// What the voting document's script needs to know (docs/pages.md, "Data of the voting document").
struct VotingData: Encodable {
    struct OfSheet: Encodable {
        let id: String
        let election: String
        let fingerprint: String
        let bytes: String
        let weighted: Bool
        let questions: [OfQuestion]
    }

    struct OfQuestion: Encodable {
        let id: String
        let min: Int
        let max: Int
        let blank: Bool
        let options: [String]
    }

    struct Paths: Encodable {
        let credentials: String
        let ballots: String
        let receipt: String
    }

    let round: String
    let language: String
    let titleEnd: String
    let sheets: [OfSheet]
    let paths: Paths
    let texts: [String: String]

    init(_ round: RoundView, titleEnd: String, _ t: Texts) {
        self.round = round.id.text
        language = t.language.rawValue
        self.titleEnd = titleEnd
        sheets = round.sheetsToAnswer.compactMap { sheet in
            guard let election = round.elections.first(where: { $0.sheet == sheet.id }) else { return nil }
            return OfSheet(
                id: sheet.id.text,
                election: election.uuid.text,
                fingerprint: TrackingCode.text(election.fingerprint),
                bytes: APIPath.election(election.uuid),
                weighted: sheet.isWeighted,
                questions: sheet.questions.map { question in
                    OfQuestion(
                        id: question.id.text,
                        min: question.min,
                        max: question.max,
                        blank: question.blank,
                        options: question.options.map(\.id.text)
                    )
                }
            )
        }
        paths = Paths(
            credentials: APIPath.credentials(round.id),
            ballots: APIPath.ballots(round.id),
            receipt: PagePath.receipt(round.id, []).text(in: t.language)
        )
        texts = t.group("script")
    }

    /// For an attribute, where it is escaped as any other value.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers, lists: nothing that could fail to be encoded.
        guard let data = try? encoder.encode(self) else { preconditionFailure("plain values have a JSON form") }
        return String(decoding: data, as: UTF8.self)
    }
}
