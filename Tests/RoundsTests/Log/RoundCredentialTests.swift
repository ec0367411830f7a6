//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Testing

@testable import Rounds

struct RoundCredentialTests {
    static func key(_ role: Roll.Role, _ stratum: Int, _ number: Int) throws -> Bytes32 {
        try RoundScript.key("advies", role, stratum, number)
    }

    static func open() throws -> RoundScript {
        var script = try RoundScript()
        try script.go(to: .open)
        return script
    }

    static func late() throws -> Activation.Ground {
        .late(try SampleStatement.reason())
    }

    @Test func `a letter may vote, and change its vote`() throws {
        var script = try Self.open()
        #expect(try script.ballot(.letter, 0, 1) == [])
        #expect(try script.ballot(.letter, 0, 1) == [])
        #expect(script.state.sheets[0].ledger?.ballots == [1, 0, 0, 0])
    }

    @Test func `a credential that is not on the roll may not vote`() throws {
        var script = try Self.open()
        #expect(try script.ballot(.letter, 0, 99) == [.unknownCredential])
        #expect(try script.event(.ballot(RoundScript.key("bindend", .letter, 0, 1))) == [.unknownCredential])
        #expect(try script.block(Self.key(.letter, 0, 99)) == [.unknownCredential])
        #expect(try script.activate(Self.key(.reserve, 0, 99), Self.late()) == [.unknownCredential])
        #expect(
            try script.activate(Self.key(.reserve, 0, 1), .replaces(Self.key(.letter, 0, 99))) == [.unknownCredential]
        )
    }

    @Test func `an idle credential may not vote`() throws {
        var script = try Self.open()
        #expect(try script.ballot(.reserve, 0, 1) == [.ballotOfIdle])
        #expect(try script.ballot(.paper, 2, 1) == [.ballotOfIdle])
    }

    @Test func `a replacement takes the place of a blocked letter`() throws {
        var script = try Self.open()
        #expect(try script.block(Self.key(.letter, 0, 1)) == [])
        #expect(try script.ballot(.letter, 0, 1) == [.ballotOfBlocked])
        #expect(try script.activate(Self.key(.reserve, 0, 0), .replaces(Self.key(.letter, 0, 1))) == [])
        #expect(try script.ballot(.reserve, 0, 0) == [])
        // A replacement may be lost too.
        #expect(
            try script.activate(Self.key(.reserve, 0, 1), .replaces(Self.key(.reserve, 0, 0))) == [
                .activationWithoutBlock
            ]
        )
        #expect(try script.block(Self.key(.letter, 0, 2)) == [])
        #expect(try script.activate(Self.key(.reserve, 0, 1), .replaces(Self.key(.letter, 0, 2))) == [])
        #expect(try script.block(Self.key(.reserve, 0, 1)) == [])
        #expect(try script.activate(Self.key(.reserve, 0, 2), .replaces(Self.key(.reserve, 0, 1))) == [])
        #expect(try script.ballot(.reserve, 0, 2) == [])
    }

    @Test func `a block undoes no vote`() throws {
        var script = try Self.open()
        #expect(try script.ballot(.letter, 0, 1) == [])
        #expect(try script.block(Self.key(.letter, 0, 1)) == [.blockAfterBallot])
        // The vote stands, and may still be changed.
        #expect(try script.ballot(.letter, 0, 1) == [])
        #expect(script.state.sheets[0].ledger?.reconciliation.isBalanced == true)
    }

    @Test func `a block is final`() throws {
        var script = try Self.open()
        #expect(try script.block(Self.key(.letter, 0, 1)) == [])
        #expect(try script.block(Self.key(.letter, 0, 1), .toPaper) == [.blockedTwice])
    }

    @Test func `only a credential that may vote on-line is blocked`() throws {
        var script = try Self.open()
        #expect(try script.block(Self.key(.reserve, 0, 1)) == [.blockOfIdle])
        #expect(try script.block(Self.key(.paper, 2, 1)) == [.blockOfPaper])
    }

    @Test func `each block is used once`() throws {
        var script = try Self.open()
        #expect(try script.block(Self.key(.letter, 0, 1)) == [])
        #expect(try script.activate(Self.key(.reserve, 0, 0), .replaces(Self.key(.letter, 0, 1))) == [])
        #expect(try script.activate(Self.key(.reserve, 0, 1), .replaces(Self.key(.letter, 0, 1))) == [.blockUsedTwice])
        #expect(try script.activate(Self.key(.paper, 2, 1), .replaces(Self.key(.letter, 0, 1))) == [.blockUsedTwice])
    }

    @Test func `an activation is for a blocked credential of the same stratum or weight`() throws {
        var script = try Self.open()
        #expect(try script.block(Self.key(.letter, 0, 1)) == [])
        #expect(
            try script.activate(Self.key(.reserve, 1, 0), .replaces(Self.key(.letter, 0, 1))) == [.activationStratum]
        )
        #expect(try script.activate(Self.key(.paper, 3, 0), .replaces(Self.key(.letter, 0, 1))) == [.activationStratum])
        #expect(
            try script.activate(Self.key(.paper, 2, 0), .replaces(Self.key(.letter, 0, 2))) == [.activationWithoutBlock]
        )
        #expect(try script.activate(Self.key(.paper, 2, 0), .replaces(Self.key(.letter, 0, 1))) == [])
    }

    @Test func `only what is idle is activated`() throws {
        var script = try Self.open()
        #expect(try script.block(Self.key(.letter, 0, 1)) == [])
        #expect(
            try script.activate(Self.key(.letter, 0, 2), .replaces(Self.key(.letter, 0, 1))) == [.activationOfLetter]
        )
        #expect(try script.activate(Self.key(.reserve, 0, 0), .replaces(Self.key(.letter, 0, 1))) == [])
        #expect(try script.activate(Self.key(.reserve, 0, 0), Self.late()) == [.activatedTwice])
    }

    @Test func `nothing takes the place of somebody who was withdrawn`() throws {
        var script = try Self.open()
        #expect(try script.block(Self.key(.letter, 0, 1), .withdrawn) == [])
        let ground = Activation.Ground.replaces(try Self.key(.letter, 0, 1))
        #expect(try script.activate(Self.key(.reserve, 0, 0), ground) == [.activationOfWithdrawn])
        #expect(script.state.sheets[0].ledger?.electorate == 19)
    }

    @Test func `withdrawals and late registrations are signed by two`() throws {
        var script = try Self.open()
        let one: Set = [RoundScript.anna]
        #expect(try script.block(Self.key(.letter, 0, 1), signers: one) == [])
        #expect(try script.block(Self.key(.letter, 0, 2), .withdrawn, signers: one) == [.tooFewSigners])
        #expect(try script.activate(Self.key(.reserve, 0, 0), .replaces(Self.key(.letter, 0, 1)), signers: one) == [])
        #expect(try script.activate(Self.key(.reserve, 0, 1), Self.late(), signers: one) == [.tooFewSigners])
    }

    @Test func `late registrations have a limit, rounded down`() throws {
        // 20 letters: two at a tenth, and one at 9/100.
        for (share, limit) in [("1/10", 2), ("9/100", 1), ("1/21", 0), ("0", 0)] {
            var script = try RoundScript(lateShare: share)
            try script.go(to: .open)
            for number in 0..<limit {
                #expect(try script.activate(Self.key(.reserve, 0, number), Self.late()) == [])
            }
            #expect(try script.activate(Self.key(.reserve, 1, 0), Self.late()) == [.lateRegistrationLimit])
            #expect(try script.activate(Self.key(.paper, 2, 0), Self.late()) == [.lateRegistrationLimit])
            #expect(script.state.sheets[0].ledger?.electorate == 20 + limit)
            #expect(script.state.sheets[0].ledger?.lateRegistrations == limit)
        }
    }

    @Test func `a paper credential has one ballot`() throws {
        var script = try Self.open()
        #expect(try script.activate(Self.key(.paper, 2, 0), Self.late()) == [])
        #expect(try script.ballot(.paper, 2, 0) == [])
        #expect(try script.ballot(.paper, 2, 0) == [.secondPaperBallot])
    }

    @Test func `a ballot that should not be there is counted as there`() throws {
        var script = try Self.open()
        #expect(try script.ballot(.reserve, 1, 0) == [.ballotOfIdle])
        #expect(script.state.sheets[0].ledger?.ballots == [0, 1, 0, 0])
    }

    @Test func `blocks and activations have their time`() throws {
        var script = try RoundScript()
        try script.go(to: .adopted)
        #expect(try script.block(Self.key(.letter, 0, 1)) == [.outOfPhase])
        try script.go(to: .ready)
        #expect(try script.block(Self.key(.letter, 0, 2)) == [])
        #expect(try script.activate(Self.key(.reserve, 0, 0), .replaces(Self.key(.letter, 0, 2))) == [])
        try script.go(to: .open)
        #expect(try script.act(.suspend, signed: "2028-03-02T09:00:00Z") == [])
        #expect(try script.block(Self.key(.letter, 0, 3)) == [])
        #expect(try script.block(Self.key(.letter, 0, 4), signed: RoundScript.closes) == [.outOfPhase])
        #expect(try script.activate(Self.key(.reserve, 0, 1), Self.late(), signed: RoundScript.closes) == [.outOfPhase])
    }

    @Test func `ballots have their time, and the paper desk's a longer one`() throws {
        var script = try RoundScript()
        try script.go(to: .ready)
        #expect(try script.ballot(.letter, 0, 1) == [.eventOutOfPhase])
        try script.go(to: .open)
        #expect(try script.activate(Self.key(.paper, 2, 0), Self.late()) == [])
        #expect(try script.act(.suspend, signed: "2028-03-02T09:00:00Z") == [])
        #expect(try script.ballot(.letter, 0, 2) == [.eventOutOfPhase])
        #expect(try script.ballot(.paper, 2, 0) == [])
        #expect(script.state.phase == .closing)
        try script.go(to: .closed)
        #expect(try script.ballot(.letter, 0, 3) == [.eventOutOfPhase])
    }

    @Test func `nothing shows that paper was cast before on-line voting had ended`() throws {
        var script = try Self.open()
        for number in 0...1 { #expect(try script.activate(Self.key(.paper, 2, number), Self.late()) == []) }
        #expect(try script.ballot(.paper, 2, 0) == [])
        #expect(script.state.phase == .closing)
        #expect(try script.ballot(.paper, 2, 1) == [])
        #expect(try script.ballot(.letter, 0, 1) == [.eventOutOfPhase])
        #expect(try script.block(Self.key(.letter, 0, 3)) == [.outOfPhase])
        #expect(try script.activate(Self.key(.reserve, 0, 1), Self.late()) == [.outOfPhase])
        let later = try SampleStatement.moment("2028-03-17T20:00:00+01:00")
        for setting in [Act.Setting.suspend, .resume, .extend(later)] {
            #expect(try script.act(setting, signed: "2028-03-10T09:00:00Z") == [.outOfPhase])
        }
        #expect(try script.act(.close(script.closing()), signed: "2028-03-15T19:59:59+01:00") == [.closingEarly])
    }

    @Test func `events of a tally come after closing only`() throws {
        let kinds: [ElectionEvent.Kind] = [.endBallots, .encryptedTally, .partialDecryption, .result]
        for kind in kinds {
            var script = try Self.open()
            #expect(try script.event(kind) == [.eventOutOfPhase])
            script = try RoundScript()
            try script.go(to: .tallied)
            #expect(try script.event(kind) == [.eventOutOfPhase])
        }
        var script = try Self.open()
        #expect(try script.event(.setup) == [.eventOutOfPhase])
    }

    @Test func `events stand in the order of their heights`() throws {
        var script = try Self.open()
        #expect(try script.event(.ballot(Self.key(.letter, 0, 1)), height: 3) == [.eventHeight])
        #expect(try script.event(.ballot(Self.key(.letter, 0, 1)), height: 4) == [])
        #expect(try script.event(.ballot(Self.key(.letter, 0, 1)), height: 4) == [.eventHeight])
        #expect(try script.event(.ballot(Self.key(.letter, 0, 1)), height: .max) == [.eventHeight])
        #expect(try script.event(.ballot(Self.key(.letter, 0, 1)), height: -1) == [.eventHeight])
        let other = ElectionEvent(
            election: try #require(ElectionID("2222222222222A")),
            height: 0,
            hash: Digest(of: []),
            kind: .setup
        )
        #expect(script.state.apply(other).map(\.code) == [.unknownElection])
    }

    @Test func `the reconciliation counts every credential`() throws {
        var script = try Self.open()
        // centrum: 4 vote, 2 are replaced (one of them votes again), 1 goes to paper and votes, 1 is withdrawn.
        for number in 0..<4 { #expect(try script.ballot(.letter, 0, number) == []) }
        for number in 4..<6 { #expect(try script.block(Self.key(.letter, 0, number)) == []) }
        #expect(try script.activate(Self.key(.reserve, 0, 0), .replaces(Self.key(.letter, 0, 4))) == [])
        #expect(try script.ballot(.reserve, 0, 0) == [])
        #expect(try script.block(Self.key(.letter, 0, 6), .toPaper) == [])
        #expect(try script.activate(Self.key(.paper, 2, 0), .replaces(Self.key(.letter, 0, 6))) == [])
        #expect(try script.block(Self.key(.letter, 0, 7), .withdrawn) == [])
        // noord: a late registration, and one to paper that is not returned.
        #expect(try script.activate(Self.key(.reserve, 1, 0), Self.late()) == [])
        #expect(try script.block(Self.key(.letter, 1, 0), .toPaper) == [])
        #expect(try script.activate(Self.key(.paper, 3, 0), .replaces(Self.key(.letter, 1, 0))) == [])
        #expect(try script.ballot(.paper, 2, 0) == [])

        let ledger = try #require(script.state.sheets[0].ledger)
        var centrum = Reconciliation.Letters()
        (centrum.letters, centrum.reserve, centrum.voted, centrum.unused) = (10, 1, 5, 2)
        (centrum.replaced, centrum.toPaper, centrum.withdrawn) = (2, 1, 1)
        var noord = Reconciliation.Letters()
        (noord.letters, noord.reserve, noord.late, noord.toPaper, noord.unused) = (10, 1, 1, 1, 10)
        var returned = Reconciliation.Paper()
        (returned.activated, returned.voted) = (1, 1)
        var open = Reconciliation.Paper()
        (open.activated, open.notReturned) = (1, 1)
        #expect(ledger.reconciliation == Reconciliation(letters: [centrum, noord], paper: [returned, open]))
        #expect(ledger.reconciliation.isBalanced)
        #expect(ledger.electorate == 20 + 1 - 1)
        #expect(ledger.ballots == [5, 0, 1, 0])
        #expect(ledger.reconciliation.total.tallied == 6)
        #expect(ledger.idle == 4 + 6)
        try script.go(to: .answered)
    }
}
