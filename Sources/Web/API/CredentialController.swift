//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import HTTPTypes
import Hummingbird
import Rounds
import Store

/// What a voter may do with a voting code (docs/api.md, "Credentials"). It sees public credentials, never an address.
struct CredentialController {
    /// What a credential that is on no roll counts for the limit.
    private static let strangerCost = 10.0

    let desk: RoundDesk
    let intake: Intake
    let limit: NetworkLimit

    func add(to routes: inout Routes) {
        routes.post("/api/rounds/:round/credentials") { request, context in
            try intake.demandOwnScript(request)
            let status = try await desk.status(named: context.parameters.get("round"))
            try limit.take(context)
            let body = try await intake.body(of: request, type: "application/json")
            let answers = try await answer(CredentialQuestion.read(body), status)
            if answers.allSatisfy({ $0.found == nil }) { limit.charge(Self.strangerCost - 1, context) }
            let view = try await desk.view(of: status)
            var writer = CanonicalWriter()
            writer.literal("{\"admission\":")
            writer.string(view.admission.rawValue.utf8)
            writer.literal(",\"sheets\":")
            writer.list(answers) { writer, answer in answer.write(to: &writer) }
            writer.literal("}")
            return .json(writer)
        }
    }

    private func answer(_ question: CredentialQuestion, _ status: RoundStatus) async throws -> [CredentialAnswer] {
        let definition = try await desk.definition(of: status)
        var answers: [CredentialAnswer] = []
        for pair in question.credentials {
            guard let election = status.elections.first(where: { $0.uuid == pair.election }) else {
                throw WebError(.otherRound, "election \(pair.election) is not of this round")
            }
            guard let strata = definition.sheet(election.sheet).flatMap({ SheetStrata($0.strata) }) else {
                throw WebError(.fault, "sheet \(election.sheet) has no strata")
            }
            var found: (CredentialAnswer.Form, CredentialStatus, Fraction)?
            for (form, key) in [(CredentialAnswer.Form.letter, pair.letter), (.reserve, pair.reserve)] {
                guard let known = try await desk.store.credential(key, of: pair.election), known.role != .paper else {
                    continue
                }
                found = (form, known, strata.weight(known.stratum))
                break
            }
            answers.append(CredentialAnswer(election: pair.election, found: found))
        }
        return answers
    }
}
