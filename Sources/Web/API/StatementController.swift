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
import Verification

/// Statements of officials (docs/api.md, "Statements").
struct StatementController {
    let desk: RoundDesk
    let intake: Intake
    let limit: NetworkLimit

    func add(to routes: inout Routes) {
        routes.post("/api/rounds/:round/statements") { request, context in
            try intake.demandOwnScript(request)
            guard let round = context.parameters.get("round").flatMap({ RoundID($0) }) else {
                throw WebError(.notFound, "there is no such round")
            }
            try limit.take(context)
            let note = try await intake.body(of: request, type: "text/plain", limit: SignedNote.sizeLimit)
            return try await submit(note, to: round)
        }
    }

    private func submit(_ note: [UInt8], to round: RoundID) async throws -> Response {
        // The first act is about a draft, of which nothing is public: whether there is one is told to officials only.
        if let statement = Self.statement(in: note), statement.heading.round != round {
            throw WebError(statement: .wrongRound, "a statement for another round than the one in the address")
        }
        if let roster = Self.roster(in: note),
            try await desk.service.terms(of: round).municipality != roster.municipality
        {
            throw WebError(statement: .rosterElsewhere, "a roster of another municipality than the round's")
        }
        do {
            return try await answer(try await desk.service.submit(note), round)
        } catch let error as ServiceError {
            throw Self.isRefusal(error) ? WebError(.refused, error.detail) : WebError(error)
        }
    }

    private func answer(_ outcome: SubmissionOutcome, _ round: RoundID) async throws -> Response {
        let proof: LogProof
        switch outcome {
        case .recorded(let taken): proof = taken
        case .inForce(let roster):
            var writer = CanonicalWriter()
            writer.literal("{\"municipality\":")
            writer.string(roster.municipality.text.utf8)
            writer.literal(",\"roster\":")
            writer.integer(roster.number)
            writer.literal(",\"sha256\":")
            writer.string(roster.digest.hex)
            writer.literal("}")
            return .json(writer)
        case .refused(let refusal): throw WebError(refusal)
        }
        let state = try await desk.service.state(of: round)
        var writer = CanonicalWriter()
        writer.literal("{\"round\":")
        writer.string(round.text.utf8)
        writer.literal(",\"entry\":")
        writer.integer(proof.inclusion.index)
        writer.literal(",\"phase\":")
        writer.string(state.phase(at: desk.service.clock.moment).rawValue.utf8)
        writer.literal(",\"proof\":")
        writer.string(proof.bytes)
        writer.literal("}")
        return .json(writer)
    }

    /// Whether it is the statement's fault: the round is another by now, or a uuid was given before.
    private static func isRefusal(_ error: ServiceError) -> Bool {
        error.code == .conflict || error.code == .exists
    }

    private static func statement(in bytes: [UInt8]) -> Statement? {
        (try? SignedNote(parsing: bytes)).flatMap { try? Statement(text: $0.text) }
    }

    private static func roster(in bytes: [UInt8]) -> Roster? {
        (try? SignedNote(parsing: bytes)).flatMap { try? Roster(text: $0.text) }
    }
}

extension WebError {
    /// A statement that breaks a rule of the log.
    init(statement code: LogProblem.Code, _ detail: String) {
        self.init(.refused, detail)
        problems = [Problem(rule: code.rawValue, detail: detail)]
    }

    /// Why a statement is not taken. Whoever reads it holds an official's signature, or nothing that is not public.
    init(_ refusal: SubmissionRefusal) {
        switch refusal {
        case .note(let error): self.init(.unreadable, "no signed note: \(error.detail)")
        case .form(let error): self.init(.unreadable, "no statement: \(error.detail)")
        case .rules(let broken):
            self.init(.refused, broken.first?.detail ?? "a rule of the log is broken")
            problems = broken.map { Problem(rule: $0.code.rawValue, detail: $0.detail) }
        case .roster(let broken):
            self.init(.refused, broken.first?.detail ?? "a rule of rosters is broken")
            problems = broken.map { Problem(rule: $0.code.rawValue, detail: $0.detail) }
        case .firstRoster:
            self.init(.refused, "a municipality's first roster is put in place on the instance itself")
        case .opening(let sheet):
            self.init(.refused, "sheet \(sheet): the opening names another election or other keys than are set up")
        case .result:
            self.init(statement: .resultDiffers, "the result that the act names is not the one on record")
        case .feedback(let refusal): self.init(refusal)
        case .unverified(let report):
            let failed = report.lines.filter { $0.verdict == .failed }.map(\.code.rawValue)
            self.init(.refused, "the record does not verify: \(failed.joined(separator: ", "))")
            problems = failed.map { Problem(rule: $0, detail: "fails in the round's public folder") }
        }
    }
}
