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
import Service
import Store

/// Documents with feedback, which acts on record name (docs/api.md, "Feedback").
struct FeedbackController {
    let desk: RoundDesk
    let intake: Intake
    let limit: NetworkLimit

    func add(to routes: inout Routes) {
        routes.post("/api/rounds/:round/feedback") { request, context in
            try intake.demandOwnScript(request)
            let round = try await desk.status(named: context.parameters.get("round")).id
            try limit.take(context)
            let document = try await intake.body(of: request, type: "application/json", limit: Feedback.sizeLimit)
            if let refusal = try await desk.service.takeFeedback(document, of: round) { throw WebError(refusal) }
            var writer = CanonicalWriter()
            writer.literal("{\"round\":")
            writer.string(round.text.utf8)
            writer.literal(",\"sha256\":")
            writer.string(Digest(of: document).hex)
            writer.literal("}")
            return .json(writer)
        }
    }
}

extension WebError {
    /// Why feedback is not taken.
    init(_ refusal: FeedbackRefusal) {
        switch refusal {
        case .unnamed(let hash):
            let text = String(decoding: hash.hex, as: UTF8.self)
            self.init(.refused, "no act of the round names the feedback \(text)")
        case .unsound(let found):
            self.init(.refused, found.first?.detail ?? "no feedback on this round")
            problems = found.prefix(100).map { Problem(rule: $0.code.rawValue, detail: $0.description) }
        }
    }
}
