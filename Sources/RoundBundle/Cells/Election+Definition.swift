//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore
public import CanonicalText
public import ElectionRecord
public import Rounds

extension Election {
    /// The election of a sheet: the definition's Dutch texts, and in the last lines of its description the hashes of
    /// definition and roll, so that every ballot commits to both (docs/protocol.md, "Roll").
    ///
    /// Throws what `Election.init` throws; a checked definition has no sheet that is no election.
    public init(
        of sheet: Sheet,
        in definition: RoundDefinition,
        election: ElectionID,
        roll: Digest,
        publicKey: Point
    ) throws(DocumentError) {
        let text = definition.electionText(of: sheet)
        var questions: [ElectionRecord.Question] = []
        for question in text.questions {
            questions.append(
                try ElectionRecord.Question(
                    text: question.question,
                    answers: question.answers,
                    allowsBlank: question.blank,
                    min: question.min,
                    max: question.max
                )
            )
        }
        let hashes = [("definition", definition.digest), ("roll", roll)].map { name, hash in
            "\nstemronde-\(name) sha256:\(String(decoding: hash.hex, as: UTF8.self))"
        }
        try self.init(
            uuid: election.text,
            name: text.name,
            description: text.description + hashes.joined(),
            publicKey: publicKey,
            questions: questions
        )
    }
}
