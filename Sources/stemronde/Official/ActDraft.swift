//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import Registrar
import Rounds
import VerifyCommand

/// Makes the next act of a round from what its log says, and from what only people know.
struct ActDraft {
    let kind: ActKind
    let record: RoundRecord
    /// What the act sets, as far as people say it.
    let opens: Moment?
    let closes: Moment?
    /// The hash of a file that the act names.
    let file: Digest?

    /// The act as a statement; refuses one that would not be taken.
    ///
    /// - Parameter reason: why; some kinds must say it.
    func statement(reason: StatementWords?, times: StatementTimes) throws -> Statement {
        guard reason != nil || !kind.needsReason else {
            throw CommandFailure("\(kind.rawValue) says why", hint: "give --reason")
        }
        let state = record.state
        // Before anything is worked out that this phase may not have.
        let phase = state.phase(at: times.signed)
        guard phase.after(kind) != nil else {
            throw CommandFailure("the round is \(phase): \(kind.rawValue) has no place there")
        }
        let statement = Statement.act(
            try Act(
                heading: state.terms.heading,
                number: state.acts + 1,
                previous: state.lastAct,
                setting: try setting(),
                reason: reason,
                times: times
            )
        )
        // Who signs is not asked yet.
        let problems = state.problems(with: statement, signers: [], received: times.signed)
            .filter { $0.code != .tooFewSigners && $0.code != .rosterMissing }
        guard problems.isEmpty else {
            throw CommandFailure("it would not be taken: " + problems.map(\.detail).joined(separator: "; "))
        }
        return statement
    }

    private func setting() throws -> Act.Setting {
        switch kind {
        case .adopt: return .adopt(try Self.elections(record.definition))
        case .unready: return .unready(try Self.elections(record.definition))
        case .open: return .open(try opening())
        case .suspend: return .suspend
        case .resume: return .resume
        case .extend:
            guard let closes else { throw CommandFailure("until when?", hint: "give --closes MOMENT") }
            return .extend(closes)
        case .close: return .close(try closing())
        case .annul: return .annul
        case .tally: return .tally(try named("result.json"))
        case .publish: return .publish(try record.state.tallied ?? named("result.json"))
        case .declareInvalid: return .declareInvalid
        case .answer: return .answer(try named("the feedback"))
        case .destroy:
            return .destroy(
                try record.state.sheets.map { SheetValue($0.terms.id, try ledger(of: $0).idle) }
            )
        }
    }

    /// Fresh uuids for every sheet.
    static func elections(_ definition: RoundDefinition) throws -> [SheetValue<ElectionID>] {
        var generator = SodiumGenerator()
        let alphabet = Base58.alphabet.withUTF8Buffer { [UInt8]($0) }
        return try definition.sheets.map { sheet in
            let text = (0..<14).map { _ in alphabet[Int.random(in: 0..<58, using: &generator)] }
            guard let election = ElectionID(utf8: text) else { throw CommandFailure("no uuid could be made") }
            return SheetValue(sheet.id, election)
        }
    }

    private func opening() throws -> Opening {
        let schedule = record.definition.schedule
        let sheets = try record.state.sheets.map { sheet in
            guard let opening = record.openings[sheet.terms.id] else {
                throw CommandFailure("sheet \(sheet.terms.id) is not set up yet")
            }
            return opening
        }
        return Opening(opens: opens ?? schedule.opens, closes: closes ?? schedule.closes, sheets: sheets)
    }

    private func closing() throws -> Closing {
        Closing(
            sheets: try record.state.sheets.map { sheet in
                guard let closing = sheet.closing else {
                    throw CommandFailure("sheet \(sheet.terms.id) is not set up yet")
                }
                return closing
            }
        )
    }

    private func ledger(of sheet: SheetState) throws -> CredentialLedger {
        guard let ledger = sheet.ledger else { throw CommandFailure("sheet \(sheet.terms.id) has no roll") }
        return ledger
    }

    private func named(_ what: String) throws -> Digest {
        guard let file else { throw CommandFailure("which file?", hint: "name \(what) with --file") }
        return file
    }
}
