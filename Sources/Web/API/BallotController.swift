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
import SignedNotes
import Store

/// Casting, and receipts again (docs/api.md, "Ballots").
struct BallotController {
    /// One ballot on each line; the second is for a single ballot, which is JSON.
    private static let types = ("application/x-ndjson", "application/json")

    let desk: RoundDesk
    let intake: Intake
    let ballots: BallotDesk

    func add(to routes: inout Routes) {
        routes.post("/api/rounds/:round/ballots") { request, context in
            try intake.demandOwnScript(request)
            let status = try await desk.status(named: context.parameters.get("round"))
            try ballots.limit.take(context)
            let (several, one) = Self.types
            let file = try await intake.body(of: request, type: several, one, limit: intake.limits.ballotBytes)
            // The moment at which the last byte was in: that is when the vote was cast.
            let received = desk.service.clock.seconds
            let recorded = try await ballots.cast(file, in: status, received: received)
            return answer(recorded, status)
        }
        routes.get("/api/rounds/:round/receipts/:code") { _, context in
            let status = try await desk.status(named: context.parameters.get("round"))
            guard let code = context.parameters.get("code").flatMap({ TrackingCode.read($0) }),
                let found = try await desk.ballot(code, of: status),
                let proof = try await desk.store.logProof(ofEntry: found.ballot.entry, of: status.id)
            else { throw WebError(.notFound, "the round has no ballot with this tracking code") }
            return Response.bytes(proof.bytes, type: "text/plain; charset=utf-8").openToAll()
        }
    }

    private func answer(_ recorded: [RecordedBallot], _ status: RoundStatus) -> Response {
        var writer = CanonicalWriter()
        writer.literal("{\"receipts\":")
        writer.list(recorded) { writer, ballot in
            writer.literal("{\"election\":")
            writer.string(ballot.election.text.utf8)
            writer.literal(",\"trackingCode\":")
            writer.string(ballot.trackingCode.base64)
            writer.literal(",\"new\":")
            writer.boolean(ballot.isNew)
            writer.literal(",\"counts\":")
            writer.boolean(ballot.counts)
            writer.literal(",\"proof\":")
            writer.string(ballot.receipt.bytes)
            writer.literal("}")
        }
        writer.literal("}")
        return .json(writer)
    }
}
