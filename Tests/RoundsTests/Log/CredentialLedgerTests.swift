//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import TestSupport
import Testing

@testable import Rounds

struct CredentialLedgerTests {
    static func ledger(lateShare: Fraction = .half) throws -> CredentialLedger {
        let (roll, _) = try RoundScript.roll("advies", SampleStatement.uuids()[0].value)
        return CredentialLedger(roll: roll, strata: try RoundScript.strata("advies"), lateShare: lateShare)
    }

    @Test func `whatever is allowed leaves the books in balance`() throws {
        let seed: UInt64 = 41
        var generator = SeededGenerator(seed: seed)
        for round in 0..<200 {
            var ledger = try Self.ledger()
            var (withdrawn, late) = (0, 0)
            var voted: Set<Bytes32> = []
            for _ in 0..<60 {
                let key = ledger.roll[Int.random(in: 0..<ledger.roll.count, using: &generator)].key
                switch Int.random(in: 0..<4, using: &generator) {
                case 0 where ledger.problem(ballotOf: key) == nil:
                    ledger.cast(key)
                    voted.insert(key)
                case 1:
                    let reason = Block.Reason.allCases.randomElement(using: &generator) ?? .replaced
                    guard ledger.problem(blockOf: key) == nil else { continue }
                    ledger.block(key, reason)
                    withdrawn += reason == .withdrawn ? 1 : 0
                case 2, 3:
                    let other = ledger.roll[Int.random(in: 0..<ledger.roll.count, using: &generator)].key
                    let ground: Activation.Ground =
                        Int.random(in: 0..<5, using: &generator) == 0
                        ? .late(try SampleStatement.reason()) : .replaces(other)
                    guard ledger.problem(activationOf: key, ground) == nil else { continue }
                    ledger.activate(key, ground)
                    if case .late = ground { late += 1 }
                default: continue
                }
            }
            let books = ledger.reconciliation
            #expect(books.isBalanced, "seed \(seed), round \(round)")
            #expect(books.total.electorate == 20 + late - withdrawn, "seed \(seed), round \(round)")
            #expect(books.total.tallied == voted.count, "seed \(seed), round \(round)")
            #expect(books.total.tallied == ledger.ballots.reduce(0, +), "seed \(seed), round \(round)")
            #expect(books.total.tallied <= books.total.electorate, "seed \(seed), round \(round)")
            #expect(ledger.lateRegistrations == late, "seed \(seed), round \(round)")
        }
    }

    @Test func `of many ballots of a credential one counts`() throws {
        let strata = try RoundScript.strata("advies")
        var generator = SeededGenerator(seed: 42)
        let entries = try (0..<2000).map { _ in
            Roll.Entry(key: try RollTests.key(&generator), role: .letter, stratum: 0)
        }
        let election = try SampleStatement.uuids()[0].value
        let heading = try SampleStatement.heading()
        let roll = try Roll(
            election: election,
            sheet: "advies",
            definition: heading.definition,
            strata: strata,
            entries: entries
        )
        let terms = RoundTerms(
            heading: heading,
            municipality: "assen",
            sheets: [RoundTerms.OfSheet(id: "advies", strata: strata, lateShare: .zero)],
            envelopesUntil: nil
        )
        var state = RoundState(terms: terms, rolls: [(roll, roll.digest)])
        var script = try RoundScript()
        try RoundScript.begin(&state)
        script.state = state
        #expect(try script.act(.adopt([SheetValue("advies", election)])) == [])
        state = script.state
        state.apply(ElectionEvent(election: election, height: 0, hash: Digest(of: []), kind: .setup))
        let opening = Opening(
            opens: try SampleStatement.moment(RoundScript.opens),
            closes: try SampleStatement.moment(RoundScript.closes),
            sheets: [
                Opening.OfSheet(
                    sheet: "advies",
                    fingerprint: Digest(of: []),
                    roll: roll.digest,
                    letters: zip(roll.letterStrata, roll.counts(of: .letter)).map { Opening.OfSheet.Letters($0, $1) },
                    trustees: []
                )
            ]
        )
        script.state = state
        #expect(try script.act(.open(opening)) == [])
        var faults = 0
        for height in 1...20_000 {
            let kind = ElectionEvent.Kind.ballot(roll[height % roll.count].key)
            faults +=
                script.state.apply(
                    ElectionEvent(election: election, height: height, hash: roll.definition, kind: kind)
                ).count
        }
        #expect(faults == 0)
        #expect(script.state.sheets[0].ledger?.ballots.first == roll.count)
    }
}
