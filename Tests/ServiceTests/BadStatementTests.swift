//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

/// Whatever is wrong with a statement, the service says it and keeps no trace of it.
@Suite struct BadStatementTests {
    private let walk: PhaseWalk

    init() async throws {
        walk = try await PhaseWalk()
    }

    /// How a broken rule of the log comes before the service.
    private enum Origin {
        /// In a statement that is handed in.
        case statement
        /// As a rule of rosters, whose codes are `RosterProblem.Code`.
        case roster
        /// In an event, which nobody hands in as such.
        case event
        /// Not at all: the service sees to it, or the sample round is too small for it (RoundsTests has it).
        case elsewhere
    }

    private static func origin(_ code: LogProblem.Code) -> Origin {
        switch code {
        case .wrongInstance, .wrongDefinition, .rosterMissing, .statementForged, .unknownSigner, .tooFewSigners,
            .submittedLate, .signedAhead, .outOfPhase, .actNumber, .actPrevious, .actSheets, .electionReused,
            .rollDiffers, .lettersDiffer, .openingTimes, .extensionNotLater, .extensionTooLate, .closingEarly,
            .lastEventDiffers, .reconciliationDiffers, .annulAfterDecryption, .tallyIncomplete, .resultDiffers,
            .unusedDiffers, .unknownElection, .unknownCredential, .blockOfPaper, .blockOfIdle, .blockedTwice,
            .blockAfterBallot, .activationOfLetter, .activatedTwice, .activationWithoutBlock, .activationOfWithdrawn,
            .blockUsedTwice, .lateRegistrationLimit:
            .statement
        case .rosterNumber, .rosterPrevious, .rosterElsewhere, .rosterTime, .rosterLate, .rosterAhead, .rosterForged,
            .rosterStranger, .rosterSigners, .rosterLowers, .rosterKey:
            .roster
        case .eventHeight, .eventOutOfPhase, .ballotOfIdle, .ballotOfBlocked, .secondPaperBallot: .event
        // The round is found by the statement's name; a round is ready with its rolls only; one stratum is all there is.
        case .wrongRound, .rollMissing, .activationStratum: .elsewhere
        }
    }

    @Test func everyRuleOfTheLogRefusesAndLeavesNoTrace() async throws {
        var seen: Set<LogProblem.Code> = [.rosterMissing]
        for item in BadStatements(walk).cases {
            let setting = try ServiceSetting(copying: try #require(walk.phases[item.phase]))
            let bytes = try await item.bytes(setting)
            let before = try await ServiceTrace(setting)
            guard case .rules(let problems)? = try await setting.refusal(of: bytes) else {
                Issue.record("\(item.name): taken")
                continue
            }
            #expect(problems.map(\.code) == item.codes, "\(item.name)")
            #expect(problems.allSatisfy { !$0.detail.isEmpty }, "\(item.name)")
            #expect(try await ServiceTrace(setting) == before, "\(item.name)")
            let reopened = try ServiceSetting(copying: setting)
            #expect(try await ServiceTrace(reopened).record == before.record, "\(item.name)")
            seen.formUnion(item.codes)
        }
        #expect(seen == Set(LogProblem.Code.allCases.filter { Self.origin($0) == .statement }))
    }

    @Test func clocksMayDifferByFiveMinutes() async throws {
        let setting = try ServiceSetting(copying: try #require(walk.phases[.open]))
        try await setting.take(try await setting.signed(.suspend, ahead: StatementTimes.skew))
    }

    @Test func withoutARosterNobodyCanSign() async throws {
        let setting = try await ServiceSetting(isOpen: false, hasRoster: false)
        try await setting.service.store.addRound(setting.round.definition)
        let before = try await ServiceTrace(setting)
        let adoption = try await setting.note(.adopt(setting.round.sheets.map { SheetValue($0.id, $0.uuid) }))
        guard case .rules(let problems)? = try await setting.refusal(of: adoption) else { throw MissingFixture() }
        #expect(problems.map(\.code) == [.rosterMissing])
        #expect(try await ServiceTrace(setting) == before, "nor is a key made")
    }

    // MARK: Form

    @Test func whatIsNoNoteIsRefused() async throws {
        let setting = try #require(walk.phases[.open])
        let before = try await ServiceTrace(setting)
        let note = try await setting.note(.suspend)
        let text = try SignedNote(parsing: note).text
        let line = Array(note.dropFirst(text.count + 1))
        let cases: [(NoteError.Code, [UInt8])] = [
            (.signatureLine, []), (.signatureLine, Array("hallo".utf8)), (.signatureLine, text),
            (.signatureLine, note.dropLast()), (.signatureLine, note + [0x0A]),
            (.signatureLine, text + Array("\n- griffier AAAA\n".utf8)),
            (.text, [0xFF] + note), (.text, [0x00] + note), (.text, Array("\r".utf8) + note),
            (.keyName, text + Array("\n— a+b AAAAAAAA\n".utf8)),
            (.size, [UInt8](repeating: 0x61, count: SignedNote.sizeLimit + 1)),
            (.size, text + [0x0A] + (0...SignedNote.signatureLimit).flatMap { _ in line }),
        ]
        for (code, bytes) in cases {
            guard case .note(let error)? = try await setting.refusal(of: bytes) else {
                Issue.record("\(code): \(bytes.count) bytes are a note")
                continue
            }
            #expect(error.code == code)
        }
        #expect(try await ServiceTrace(setting) == before)
    }

    @Test func whatIsNoStatementIsRefused() async throws {
        let setting = try #require(walk.phases[.open])
        let before = try await ServiceTrace(setting)
        let sound = String(decoding: try SignedNote(parsing: try await setting.note(.suspend)).text, as: UTF8.self)
        let extended = try await setting.note(.destroy(setting.round.sheets.map { SheetValue($0.id, 1) }))
        let destroy = String(decoding: try SignedNote(parsing: extended).text, as: UTF8.self)
        let sheet = setting.round.sheets[0].id
        let cases: [(RecordError.Code, String)] = [
            (.form, "hallo\n"), (.form, sound.replacing("act/v1", with: "act/v2")),
            (.form, sound.replacing("act/v1", with: "vote/v1")), (.form, sound + "more x\n"),
            (.form, sound.replacing("act suspend", with: "act stop")),
            (.form, sound.replacing("number 3", with: "number 03")),
            (.form, sound.replacing("\nreason", with: "\n reason")),
            (.form, sound.replacing("round proef\n", with: "round proef\nround proef\n")),
            (.form, sound.replacing("instance stem.example\n", with: "")),
            (.form, sound.replacing("signed 2033", with: "signed  2033")),
            (.range, sound.replacing("number 3", with: "number 0")),
            (.contradiction, sound.replacing("reason de proef\n", with: "")),
            (.contradiction, sound.replacing("number 3", with: "number 1")),
            (.contradiction, sound.replacing("submit-by 2033", with: "submit-by 2032")),
            (.duplicate, destroy.replacing("unused \(setting.round.sheets[1].id)", with: "unused \(sheet)")),
        ]
        for (code, text) in cases {
            let note = try SignedNote(text: Array(text.utf8), signedBy: setting.officials)
            guard case .form(let error)? = try await setting.refusal(of: note.bytes) else {
                Issue.record("\(code): a statement is \(text)")
                continue
            }
            #expect(error.code == code, "\(text)")
        }
        #expect(try await ServiceTrace(setting) == before)
    }

    // MARK: What the service itself refuses

    @Test func statementsAboutWhatIsNotThereOrTakenAreRefused() async throws {
        let setting = try ServiceSetting(copying: try #require(walk.phases[.open]))
        let unknown = try SampleRound("elders", letters: 2)
        let store = setting.service.store
        let elsewhere = String(decoding: try SignedNote(parsing: try await setting.note(.suspend)).text, as: UTF8.self)
            .replacing("round proef", with: "round elders")
        let lost = try SignedNote(text: Array(elsewhere.utf8), signedBy: setting.officials)
        let before = try await ServiceTrace(setting)
        let error = await #expect(throws: ServiceError.self) { try await setting.service.submit(lost.bytes) }
        #expect(error?.code == .unknown)
        #expect(try await ServiceTrace(setting) == before)
        // A uuid that another round has.
        try await store.addRound(unknown.definition)
        let uuids = setting.round.sheets.map { SheetValue($0.id, $0.uuid) }
        let adoption = try await unknown.act(.adopt(uuids), at: setting.service.clock.seconds, in: store)
        let taken = await #expect(throws: ServiceError.self) {
            try await setting.service.submit(adoption.note.bytes)
        }
        #expect(taken?.code == .exists)
        #expect(try await store.status(of: unknown.id).phase == .draft)
        #expect(try await ServiceTrace(setting).record == before.record)
    }

    @Test func anotherMunicipalitysOfficialsSignNothingHere() async throws {
        let setting = try await ServiceSetting(isOpen: false, hasRoster: false)
        let other = try SampleRoster.roster(of: "tynaarlo")
        let note = try SignedNote(text: other.text, signedBy: SampleRoster.keys())
        #expect(try setting.service.instance.rosters.begin(other, note, received: other.times.signed).isEmpty)
        try await setting.service.store.addRound(setting.round.definition)
        let before = try await ServiceTrace(setting)
        let adoption = try await setting.note(.adopt(setting.round.sheets.map { SheetValue($0.id, $0.uuid) }))
        guard case .rules(let problems)? = try await setting.refusal(of: adoption) else { throw MissingFixture() }
        #expect(problems.map(\.code) == [.rosterMissing])
        #expect(try await ServiceTrace(setting) == before)
    }

    @Test func aResultIsNotTalliedUnlessItIsTheOneOnRecord() async throws {
        let setting = try #require(walk.phases[.closed])
        let before = try await ServiceTrace(setting)
        #expect(try await setting.refusal(of: .tally(Digest(of: []))) == .result)
        #expect(try await ServiceTrace(setting) == before)
    }

    @Test func aRoundIsNotOpenedWithOtherElectionsOrKeysThanAreSetUp() async throws {
        let setting = try #require(walk.phases[.ready])
        let before = try await ServiceTrace(setting)
        let sound = try setting.round.opening()
        let last = sound.sheets.count - 1
        for change: (inout Opening.OfSheet) -> Void in [
            { $0.fingerprint = Digest(of: []) }, { $0.trustees.append(Bytes32()) },
        ] {
            var opening = sound
            change(&opening.sheets[last])
            #expect(try await setting.refusal(of: .open(opening)) == .opening(sound.sheets[last].sheet))
        }
        #expect(try await ServiceTrace(setting) == before)
    }

    @Test func aLogThatIsHeldTakesNothing() async throws {
        for (phase, kept) in walk.phases {
            let setting = try ServiceSetting(copying: kept)
            let second = try SampleRoster.roster(number: 2, after: SampleRoster.roster())
            let roster = try SignedNote(text: second.text, signedBy: setting.officials).bytes
            setting.service.hold(setting.round.id)
            let before = try await ServiceTrace(setting)
            var notes: [[UInt8]] = []
            for kind in ActKind.allCases {
                notes.append(try await setting.note(try walk.setting(kind, in: setting.round)))
            }
            notes.append(try setting.block(setting.round.sheets[0].letters[1]))
            notes.append(try setting.activation(setting.round.sheets[0].reserve[0]))
            let binds = try await setting.service.state(of: setting.round.id).bindsRosters
            // A log that has ended repeats no roster any more.
            if binds { notes.append(roster) }
            for note in notes {
                let error = await #expect(throws: ServiceError.self, "\(phase)") {
                    try await setting.service.submit(note)
                }
                #expect(error?.code == .conflict)
            }
            #expect(try await ServiceTrace(setting) == before, "\(phase)")
        }
    }
}
