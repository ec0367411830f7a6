//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
public import KeyCeremony
public import RoundBundle
public import Rounds
import Tally

extension Player {
    func adopt() throws {
        if state.rosters.current == nil { try roster(day: -40) { try changeRoster?(&$0) } }
        let elections = zip(setUp.definition.sheets, setUp.sheets).map { SheetValue($0.id, $1.election) }
        try act(.adopt(elections), day: -30)
    }

    func makeReady() throws {
        for (place, sheet) in setUp.sheets.enumerated() {
            files[BundlePaths.roll(setUp.definition.sheets[place].id)] = sheet.roll.json
            let trustees = setUp.trusteeship.trustees.bytes
            let setup = NewEvent.setup(election: sheet.document, trustees: trustees, credentials: sheet.list)
            try event(setup, of: place, .setup)
        }
        if !setUp.sheets.isEmpty { files[BundlePaths.issue] = setUp.issue.json }
    }

    func open() throws {
        let schedule = setUp.definition.values.schedule
        try act(.open(Opening(opens: schedule.opens, closes: schedule.closes, sheets: try opened())), day: -7)
    }

    /// What a true opening says of the sheets.
    public func opened() throws -> [Opening.OfSheet] {
        zip(setUp.definition.sheets, setUp.sheets).map { sheet, made in
            Opening.OfSheet(
                sheet: sheet.id,
                fingerprint: made.context.fingerprint,
                roll: made.digest,
                letters: zip(made.roll.letterStrata, made.roll.counts(of: .letter)).map {
                    Opening.OfSheet.Letters($0, $1)
                },
                trustees: setUp.trusteeship.trustees.owners.map(\.key.bytes)
            )
        }
    }

    /// Six in each zone vote, one of them twice; a letter is lost, one is exchanged for paper, one withdrawn; somebody
    /// registers late.
    func vote() throws {
        for sheet in setUp.sheets.indices {
            for number in 0..<6 { try cast(.letter(0, number), on: sheet, for: number % 3) }
            try replace(.letter(0, 6), by: .reserve(0, 0), on: sheet, .replaced)
            try cast(.reserve(0, 0), on: sheet, for: 1)
            try replace(.letter(1, 6), by: .paper(0, on: sheet), on: sheet, .toPaper)
            try block(setUp.key(.letter(1, 7), on: sheet), on: sheet, .withdrawn)
            let late = try StatementWords("verhuisd").orFail()
            try activate(setUp.key(.reserve(1, 0), on: sheet), on: sheet, .late(late))
            for number in 0..<6 { try cast(.letter(1, number), on: sheet, for: number % 2) }
            try cast(.reserve(1, 0), on: sheet, for: 2)
            try cast(.letter(0, 0), on: sheet, for: 2, number: 1)
        }
    }

    /// The paper that came in is cast, if anybody asked for it and it is not in the urn yet.
    func enter() throws {
        for sheet in setUp.sheets.indices {
            let holder = Holder.paper(0, on: sheet)
            let key = try setUp.key(holder, on: sheet)
            guard state.sheets[sheet].ledger?.isActive(key) == true, urns[sheet][key] == nil else { continue }
            try cast(holder, on: sheet, for: 2)
        }
    }

    /// Blocks a credential, and activates another one in its place.
    public func replace(_ old: Holder, by new: Holder, on sheet: Int, _ reason: Block.Reason) throws {
        let key = try setUp.key(old, on: sheet)
        try block(key, on: sheet, reason)
        try activate(setUp.key(new, on: sheet), on: sheet, .replaces(key))
    }

    func close() throws {
        try act(.close(Closing(sheets: try closed())), day: 23)
        for sheet in setUp.sheets.indices { try event(.endBallots, of: sheet, .endBallots) }
    }

    /// What a true closing says of the sheets.
    public func closed() throws -> [Closing.OfSheet] {
        try state.sheets.map { try $0.closing.orFail() }
    }

    // MARK: Counting

    func count() throws {
        for (place, tally) in try tallies().enumerated() {
            let sums = tally.sums.total
            let new = NewEvent.encryptedTally(sums.tally.bytes, ballots: sums.ballots, weight: sums.weight)
            try event(new, of: place, .encryptedTally)
        }
    }

    /// The sheets with their encrypted sums, of all ballots that are in the archives.
    public func tallies() throws -> [SheetTally] {
        try setUp.sheets.indices.map { place in
            let sheet = setUp.definition.sheets[place]
            let roll = setUp.sheets[place].roll
            let strata = try SheetStrata(sheet.strata).orFail()
            var ballots = [Int](repeating: 0, count: strata.count)
            let counted = try urns[place].map { key, ballot in
                (stratum: roll[try roll.index(of: key).orFail()].stratum, ballot)
            }
            for item in counted { ballots[item.stratum] += 1 }
            let plan = try CellPlan(
                strata: strata.ballots(ballots),
                minimum: setUp.definition.terms.minimumBallots,
                splits: sheet.isSplit
            )
            let election = try Election(setUp.sheets[place].document)
            var sums = CellSums(shapes: election.shapes, count: plan.cells.count)
            for (stratum, ballot) in counted {
                sums.add(ballot, toCell: try plan.cells.firstIndex { $0.strata.contains(stratum) }.orFail())
            }
            return SheetTally(
                election: election,
                trustees: setUp.trusteeship.trustees,
                strata: strata,
                ballots: ballots,
                plan: plan,
                sums: sums,
                lastEvent: try (state.closing?.sheets[place].lastEvent).orFail("the round is not closed"),
                isClosed: true
            )
        }
    }

    /// The answer of the trustee with that number.
    public func answer(_ owner: Int, to tally: SheetTally) throws -> TrusteeAnswer {
        try TrusteeDesk(secret: setUp.trusteeship.secret(owner)).answer(tally) { _ in }
    }

    func decrypt() throws {
        for (place, tally) in try tallies().enumerated() {
            var opening = SheetOpening(tally)
            var drafts: [TrusteeAnswerDraft] = []
            for owner in answering where tally.plan.opening == .cells {
                let answer = try answer(owner, to: tally)
                guard opening.take(answer) == nil else { throw FixtureError("a true answer is refused") }
                drafts.append(TrusteeAnswerDraft(answer))
            }
            let opened = try opening.open()
            try changeAnswers?(&drafts, tally)
            for draft in drafts {
                try event(.partialDecryption(draft.total.bytes, owner: draft.owner), of: place, .partialDecryption)
            }
            let sheet = setUp.definition.sheets[place]
            if tally.plan.opening == .cells {
                try event(.result(opened.total.bytes), of: place, .result)
                files[BundlePaths.cells(sheet.id)] = try Self.document(tally, drafts)
            }
            counts.append(
                try opened.counted(
                    sheet,
                    of: setUp.definition,
                    tally: tally,
                    election: setUp.sheets[place].election,
                    electorate: try state.sheets[place].ledger.orFail().electorate
                )
            )
        }
    }

    /// `cells.json`.
    public static func document(_ tally: SheetTally, _ drafts: [TrusteeAnswerDraft]) throws -> [UInt8] {
        let answers = drafts.map { draft in
            CellsDocument.Answer(
                TrusteeAnswer(statement: tally.statement, owner: draft.owner, total: draft.total, cells: draft.cells)
            )
        }
        return CellsDocument(tally, answers: answers).bytes
    }

    // MARK: Outcome

    /// The result that follows from the counts.
    public func result() throws -> RoundResult {
        try RoundResult(
            round: setUp.definition.id,
            definition: setUp.definition.digest,
            isRehearsal: setUp.definition.values.rehearsal,
            counted: counts
        )
    }

    var resultDigest: Digest {
        get throws { try result().digest }
    }

    func tally() throws {
        let result = try result()
        files[BundlePaths.result] = result.json
        files[BundlePaths.resultTable] = result.csv
        try act(.tally(result.digest), day: 24)
    }
}
