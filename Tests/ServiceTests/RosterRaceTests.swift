//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

/// A roster with lower numbers, and the first act of a round, that come in at the same time.
@Suite struct RosterRaceTests {
    private let setting: ServiceSetting
    private let adoption: [UInt8]
    private let note: SignedNote

    init() async throws {
        setting = try await ServiceSetting(isOpen: false)
        let round = setting.round
        try setting.writeKey(of: round)
        try await setting.service.store.addRound(round.definition)
        let lowered = SigningPolicy(acts: SigningPolicy.usual.acts.merging([.annul: 1]) { $1 })
        let roster = try SampleRoster.roster(number: 2, after: SampleRoster.roster(), policy: lowered)
        note = try SignedNote(text: roster.text, signedBy: Array(setting.officials.prefix(2)))
        adoption = try await setting.signed(.adopt(round.sheets.map { SheetValue($0.id, $0.uuid) }))
    }

    /// Long enough for the other one to come as far as it can.
    private static func wait() {
        Thread.sleep(forTimeInterval: 0.3)
    }

    @Test("an adoption is judged by a roster that another process brings into force while it waits")
    func adoptionWaits() async throws {
        let (service, folder, bytes) = (setting.service, setting.folder, note.bytes)
        async let other: Void = service.store.whileStanding("assen", at: service.instance.id) { states in
            #expect(states.map(\.phase) == [.draft])
            Self.wait()
            try Data(bytes).write(to: folder.appending(path: "rosters/assen/2.note"))
        }
        guard case .recorded = try await service.submit(adoption) else {
            Issue.record("the adoption was refused")
            return
        }
        try await other
        #expect(try await service.state(of: setting.round.id).rosters.current?.number == 2)
        try await setting.take(try await setting.signed(.annul, by: [setting.officials[0]]))
    }

    @Test("a roster is judged by a round that another process adopts while it waits")
    func rosterWaits() async throws {
        let service = setting.service
        let statement = try SubmittedStatement(SignedNote(parsing: adoption), received: service.clock.moment)
        let terms = try await service.terms(of: setting.round.id)
        let (key, chain) = (setting.round.logKey, try service.instance.rosters.chain(of: "assen"))
        async let other = service.store.recordStatement(
            statement,
            terms: terms,
            rosters: {
                Self.wait()
                return chain
            }(),
            signedBy: key
        )
        // The other one is in its transaction by now.
        try await Task.sleep(for: .milliseconds(100))
        guard case .refused(.roster(let problems)) = try await service.submit(note.bytes) else {
            Issue.record("the roster lowers a number of a round that is adopted")
            return
        }
        #expect(problems.map(\.code) == [.rosterLowers])
        guard case .recorded = try await other else {
            Issue.record("the adoption was refused")
            return
        }
        try await setting.take(try await setting.signed(.annul))
    }
}
