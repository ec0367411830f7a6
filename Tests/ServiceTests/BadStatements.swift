//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import KeyCeremony
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Tally
import Testing

/// Statements that break rules of the log, each with the rules that it must be refused for.
struct BadStatements {
    /// A statement, and the round that it is handed in to.
    struct Case {
        let name: String
        let phase: Phase
        let codes: [LogProblem.Code]
        /// Brings the round where the statement is bad, and makes it.
        let bytes: (ServiceSetting) async throws -> [UInt8]
    }

    let walk: PhaseWalk
    private(set) var cases: [Case] = []

    init(_ walk: PhaseWalk) {
        self.walk = walk
        addHeadings()
        addOccasions()
        addSigners()
        addSettings()
        addClosings()
        addResults()
        addBlocks()
        addActivations()
    }

    private mutating func add(
        _ name: String,
        _ codes: LogProblem.Code...,
        in phase: Phase = .open,
        _ bytes: @escaping (ServiceSetting) async throws -> [UInt8]
    ) {
        cases.append(Case(name: name, phase: phase, codes: codes, bytes: bytes))
    }

    // MARK: Every statement

    private mutating func addHeadings() {
        add("another instance", .wrongInstance) { try await $0.signed(.suspend, host: "elders.example") }
        add("another definition", .wrongDefinition) { try await $0.signed(.suspend, definition: Digest(of: [])) }
        add("expired", .submittedLate) { try await $0.signed(.suspend, ahead: -120) }
        add("not signed yet", .signedAhead) { try await $0.signed(.suspend, ahead: StatementTimes.skew + 1) }
    }

    private mutating func addOccasions() {
        add("replayed", .actNumber) { setting in
            try await setting.take(.suspend)
            try await setting.take(.resume)
            return try #require(try await setting.service.store.acts(of: setting.round.id).dropLast().last).note
        }
        add("replayed too late, in a phase without a place for it", .submittedLate, .actNumber, .outOfPhase) {
            setting in
            try #require(try await setting.service.store.acts(of: setting.round.id).last).note
        }
        add("a number too far", .actNumber) { try await $0.signed(.suspend, number: 4) }
        add("after another act", .actPrevious) { try await $0.signed(.suspend, previous: Digest(of: [])) }
        add("of two that contradict the second", .actNumber, .outOfPhase) { setting in
            let second = try await setting.signed(.suspend, ahead: 1)
            try await setting.take(.suspend)
            return second
        }
    }

    private mutating func addSigners() {
        add("a stranger's", .unknownSigner) { try await $0.signed(.suspend, by: [try Self.key("vreemde")]) }
        add("a foreign signature too many", .unknownSigner) { setting in
            try await setting.signed(.suspend, by: setting.officials + [try Self.key("vreemde")])
        }
        add("signed by the log", .unknownSigner) { try await $0.signed(.suspend, by: [$0.round.logKey]) }
        add("too few", .tooFewSigners, in: .suspended) { try await $0.signed(.resume, by: [$0.officials[0]]) }
        add("one person with two keys", .unknownSigner, in: .suspended) { setting in
            try await setting.signed(.resume, by: [setting.officials[0], try Self.key("griffier")])
        }
        add("one person twice", .statementForged, in: .suspended) { setting in
            let note = try SignedNote(parsing: try await setting.signed(.resume, by: [setting.officials[0]]))
            return note.bytes + note.bytes.dropFirst(note.text.count + 1)
        }
        add("over something else", .statementForged) { setting in
            let text = String(decoding: try await setting.signed(.suspend, by: [setting.officials[0]]), as: UTF8.self)
            return Array(text.replacing("reason de proef", with: "reason een ander").utf8)
        }
        add("with the key of the roster before", .unknownSigner) { setting in
            try await setting.renew(keepingKeyOfLast: false)
            return try await setting.signed(.suspend, by: [setting.officials[2]])
        }
        add("without the role for acts", .tooFewSigners) { setting in
            try await setting.renew(roles: [.paper])
            return try await setting.signed(.suspend, by: [setting.officials[2]])
        }
        add("without the role for letters", .tooFewSigners) { setting in
            try await setting.renew(roles: [.acts, .paper])
            return try setting.block(setting.round.sheets[0].letters[1], by: [setting.officials[2]])
        }
        add("a withdrawal by one", .tooFewSigners) {
            try $0.block($0.round.sheets[0].letters[1], .withdrawn, by: [$0.officials[0]])
        }
        add("a late registration by one", .tooFewSigners) {
            try $0.activation($0.round.sheets[0].reserve[0], by: [$0.officials[0]])
        }
    }

    /// A new key of an official of this name.
    static func key(_ name: String) throws -> SigningKey {
        SigningKey(generating: try KeyName(host: "stem.example", purpose: .official(name: name)))
    }

    // MARK: Acts

    private mutating func addSettings() {
        add("adoption of other sheets", .actSheets, in: .draft) { setting in
            let uuids = setting.round.sheets.map { SheetValue($0.id, $0.uuid) }
            return try await setting.signed(.adopt(uuids.reversed()))
        }
        add("set up anew with the same uuids", .electionReused, .electionReused, in: .ready) { setting in
            try await setting.signed(.unready(setting.round.sheets.map { SheetValue($0.id, $0.uuid) }))
        }
        func opening(_ name: String, _ code: LogProblem.Code, _ change: @escaping (inout Opening) -> Void) {
            add(name, code, in: .ready) { setting in
                var opening = try setting.round.opening()
                change(&opening)
                return try await setting.signed(.open(opening))
            }
        }
        opening("closes before it opens", .openingTimes) { $0.closes = $0.opens }
        opening("opening of other sheets", .actSheets) { $0.sheets.reverse() }
        opening("opening with another roll", .rollDiffers) { $0.sheets[0].roll = Digest(of: []) }
        opening("opening with other letters", .lettersDiffer) { $0.sheets[0].letters[0].count += 1 }
        add("extended to an earlier moment", .extensionNotLater) { setting in
            try await setting.signed(.extend(try #require(Moment(unixSeconds: SampleDefinition.closes - 1))))
        }
        add("extended when it may be too late", .extensionTooLate) { setting in
            let later = try #require(Moment(unixSeconds: SampleDefinition.closes + 100))
            return try await setting.signed(.extend(later), valid: 991)
        }
        add("destroyed codes of another number", .unusedDiffers, .unusedDiffers, in: .closed) { setting in
            try await setting.signed(.destroy(setting.round.sheets.map { SheetValue($0.id, 19) }))
        }
    }

    private mutating func addClosings() {
        let closing = walk.closing
        add("closed while envelopes may come in", .closingEarly) { setting in
            setting.set(SampleDefinition.ends - 1)
            return try await setting.signed(.close(closing))
        }
        add("closed when envelopes can come in no more, by a date ahead", .closingEarly) { setting in
            setting.set(SampleDefinition.ends - 1)
            return try await setting.signed(.close(closing), ahead: 1)
        }
        func close(_ name: String, _ code: LogProblem.Code, _ change: @escaping (inout Closing) -> Void) {
            add(name, code, in: .closing) { setting in
                var changed = closing
                change(&changed)
                return try await setting.signed(.close(changed))
            }
        }
        close("another last height", .lastEventDiffers) { $0.sheets[0].lastHeight += 1 }
        close("another last event", .lastEventDiffers) { $0.sheets[0].lastEvent = Digest(of: []) }
        close("closing of other sheets", .actSheets) { $0.sheets.reverse() }
        close("closing without a sheet", .actSheets) { $0.sheets.removeLast() }
        for (place, change) in Self.reconciliations.enumerated() {
            close("reconciliation \(place)", .reconciliationDiffers) { change(&$0.sheets[0].reconciliation) }
        }
    }

    /// Every number of the reconciliation, one more, and where that is what balances it, one less elsewhere.
    private static var reconciliations: [(inout Reconciliation) -> Void] {
        let letters: [WritableKeyPath<Reconciliation.Letters, Int>] = [
            \.letters, \.reserve, \.late, \.voted, \.replaced, \.toPaper, \.withdrawn, \.unused,
        ]
        let paper: [WritableKeyPath<Reconciliation.Paper, Int>] = [\.activated, \.late, \.voted, \.notReturned]
        var rows: [(inout Reconciliation) -> Void] = letters.map { path in { $0.letters[0][keyPath: path] += 1 } }
        rows += paper.map { path in { $0.paper[0][keyPath: path] += 1 } }
        rows.append {
            $0.letters[0].voted += 1
            $0.letters[0].unused -= 1
        }
        rows.append {
            $0.paper[0].activated += 1
            $0.paper[0].voted += 1
        }
        // With the total that follows from them.
        let changes = rows.map { change in
            { (numbers: inout Reconciliation) in
                change(&numbers)
                numbers = Reconciliation(letters: numbers.letters, paper: numbers.paper)
            }
        }
        return changes + [{ $0.total.tallied += 1 }, { $0.total.electorate -= 1 }]
    }

    private mutating func addResults() {
        let closing = walk.closing
        let result = walk.result
        add("a result before the count", .tallyIncomplete, .tallyIncomplete, in: .closing) { setting in
            try await setting.take(.close(closing))
            return try await setting.signed(.tally(result))
        }
        add("another result than was shown", .resultDiffers, in: .tallied) {
            try await $0.signed(.publish(Digest(of: [])))
        }
        add("annulled when an answer is in", .annulAfterDecryption) { setting in
            try await setting.count(10)
            return try await setting.signed(.annul)
        }
    }

    // MARK: Credentials

    private mutating func addBlocks() {
        add("a block on another election", .unknownElection) { setting in
            let other = try SampleRound(letters: 2).sheets[0].uuid
            return try setting.block(setting.round.sheets[0].letters[1], election: other)
        }
        add("a block of an unknown credential", .unknownCredential) { setting in
            try setting.block(try SampleRound(letters: 2).sheets[0].letters[0])
        }
        add("a block of paper", .blockOfPaper) { try $0.block($0.round.sheets[0].paper[0]) }
        add("a block of a spare code", .blockOfIdle) { try $0.block($0.round.sheets[0].reserve[0]) }
        add("a block that is replayed", .blockedTwice) { setting in
            let block = try setting.block(setting.round.sheets[0].letters[1])
            try await setting.take(block)
            return block
        }
        add("a block of who has voted", .blockAfterBallot) { setting in
            try await setting.vote(1)
            return try setting.block(setting.round.sheets[0].letters[0])
        }
    }

    private mutating func addActivations() {
        add("an activation of a letter", .activationOfLetter) { try $0.activation($0.round.sheets[0].letters[1]) }
        add("an activation of an unknown credential", .unknownCredential) { setting in
            try setting.activation(try SampleRound(letters: 2).sheets[0].reserve[0])
        }
        add("an activation that is replayed", .activatedTwice) { setting in
            let activation = try setting.activation(setting.round.sheets[0].reserve[0])
            try await setting.take(activation)
            return activation
        }
        add("an activation without cause", .activationWithoutBlock) { setting in
            let sheet = setting.round.sheets[0]
            return try setting.activation(sheet.reserve[0], for: sheet.letters[1])
        }
        add("an activation for who was withdrawn", .activationOfWithdrawn) { setting in
            let sheet = setting.round.sheets[0]
            try await setting.take(try setting.block(sheet.letters[1], .withdrawn))
            return try setting.activation(sheet.reserve[0], for: sheet.letters[1])
        }
        add("two activations for one block", .blockUsedTwice) { setting in
            let sheet = setting.round.sheets[0]
            try await setting.take(try setting.block(sheet.letters[1]))
            try await setting.take(try setting.activation(sheet.reserve[0], for: sheet.letters[1]))
            return try setting.activation(sheet.reserve[1], for: sheet.letters[1])
        }
        add("a late registration too many", .lateRegistrationLimit) { setting in
            let sheet = setting.round.sheets[0]
            for place in 0...1 { try await setting.take(try setting.activation(sheet.reserve[place])) }
            return try setting.activation(sheet.reserve[2])
        }
    }
}
