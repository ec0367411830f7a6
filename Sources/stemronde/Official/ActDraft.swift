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
import RoundBundle
import Rounds
import VerifyCommand

/// Makes the next act of a round from what its log says, and from what only people know.
struct ActDraft {
    let kind: ActKind
    let replay: BundleReplay
    /// What the act sets, as far as people say it.
    let opens: Moment?
    let closes: Moment?
    /// The hash of a file that the act names.
    let file: Digest?

    func setting() throws -> Act.Setting {
        switch kind {
        case .adopt: return .adopt(try Self.elections(replay.definition))
        case .unready: return .unready(try Self.elections(replay.definition))
        case .open: return .open(try opening())
        case .suspend: return .suspend
        case .resume: return .resume
        case .extend:
            guard let closes else { throw CommandFailure("until when?", hint: "give --closes MOMENT") }
            return .extend(closes)
        case .close: return .close(try closing())
        case .annul: return .annul
        case .tally: return .tally(try named("result.json"))
        case .publish: return .publish(try replay.state.tallied ?? named("result.json"))
        case .declareInvalid: return .declareInvalid
        case .answer: return .answer(try named("the feedback"))
        case .destroy:
            return .destroy(
                try replay.state.sheets.map { SheetValue($0.terms.id, try ledger(of: $0).idle) }
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
        let schedule = replay.definition.schedule
        let sheets = try replay.state.sheets.map { sheet in
            let id = sheet.terms.id
            guard let setup = sheet.election.flatMap({ replay.setUps[$0] }), let (roll, digest) = replay.rolls[id]
            else {
                throw CommandFailure("sheet \(id) is not set up yet")
            }
            return Opening.OfSheet(
                sheet: id,
                fingerprint: setup.election.fingerprint,
                roll: digest,
                letters: zip(roll.letterStrata, roll.counts(of: .letter)).map { Opening.OfSheet.Letters($0, $1) },
                trustees: setup.trustees.owners.map(\.key.bytes)
            )
        }
        return Opening(opens: opens ?? schedule.opens, closes: closes ?? schedule.closes, sheets: sheets)
    }

    private func closing() throws -> Closing {
        Closing(
            sheets: try replay.state.sheets.map { sheet in
                guard let lastEvent = sheet.lastEvent else {
                    throw CommandFailure("sheet \(sheet.terms.id) has no events")
                }
                return Closing.OfSheet(
                    sheet: sheet.terms.id,
                    lastHeight: sheet.events - 1,
                    lastEvent: lastEvent,
                    strata: sheet.terms.strata.letters,
                    weights: sheet.terms.strata.paperWeights,
                    reconciliation: try ledger(of: sheet).reconciliation
                )
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
