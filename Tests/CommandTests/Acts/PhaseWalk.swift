//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import RoundFiles
import Rounds
import Testing

/// A round of the street, brought into any phase by entries that nobody judges.
struct PhaseWalk {
    let definition: RoundDefinition
    private let terms: RoundTerms
    private let election: ElectionID

    init() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../../ballots/parkeren-molenstraat.yaml")
        definition = try RoundFile.definition(yaml: [UInt8](try Data(contentsOf: file.standardizedFileURL)))
        let instance = try #require(InstanceID("stemmen.example"))
        terms = try #require(RoundTerms(definition, instance: instance))
        election = try #require(ElectionID(utf8: Array("rU9hWxJmDeukEe".utf8)))
    }

    /// While ballots are taken.
    var during: Moment { get throws { try moment(definition.schedule.opens.unixSeconds + 3600) } }
    /// When no ballot is taken any more.
    var after: Moment { get throws { try moment(definition.schedule.closes.unixSeconds) } }

    /// The round in a phase, and a moment at which it is in it.
    func state(_ phase: Phase) throws -> (state: RoundState, now: Moment) {
        var state = RoundState(terms: terms)
        let isLate = ![.draft, .adopted, .ready, .open, .suspended].contains(phase)
        let now = try isLate ? after : during
        for setting in try acts(to: phase) {
            let signed = setting.isOpening ? try during : now
            try apply(setting, signed, &state)
        }
        if phase == .ready { state.apply(setup) }
        #expect(state.phase(at: now) == phase)
        return (state, now)
    }

    private func acts(to phase: Phase) throws -> [Act.Setting] {
        let adopted = [Act.Setting.adopt([SheetValue(definition.sheets[0].id, election)])]
        let schedule = definition.schedule
        let open = adopted + [.open(Opening(opens: schedule.opens, closes: schedule.closes, sheets: []))]
        let closed = open + [.close(Closing(sheets: []))]
        let tallied = closed + [.tally(Digest(of: []))]
        let published = tallied + [.publish(Digest(of: []))]
        return switch phase {
        case .draft: []
        case .adopted, .ready: adopted
        case .open, .closing: open
        case .suspended: open + [.suspend]
        case .closed: closed
        case .tallied: tallied
        case .published: published
        case .answered: published + [.answer(Digest(of: []))]
        case .annulled: adopted + [.annul]
        case .invalid: tallied + [.declareInvalid]
        }
    }

    private func apply(_ setting: Act.Setting, _ signed: Moment, _ state: inout RoundState) throws {
        if case .open = setting { state.apply(setup) }
        let act = try Act(
            heading: terms.heading,
            number: state.acts + 1,
            previous: state.lastAct,
            setting: setting,
            reason: StatementWords("de proef"),
            times: try #require(StatementTimes(signed: signed, submitBy: signed))
        )
        state.apply(.act(act), signers: [])
    }

    /// The event by which the round becomes ready.
    var setup: ElectionEvent {
        ElectionEvent(election: election, height: 0, hash: Digest(of: []), kind: .setup)
    }

    /// The event by which the closed round's sums are on record.
    var count: ElectionEvent {
        ElectionEvent(election: election, height: 2, hash: Digest(of: []), kind: .encryptedTally)
    }

    private func moment(_ seconds: Int) throws -> Moment {
        try #require(Moment(unixSeconds: seconds, offsetMinutes: definition.schedule.opens.offsetMinutes))
    }
}

extension Act.Setting {
    fileprivate var isOpening: Bool {
        switch self {
        case .adopt, .open, .suspend: true
        default: false
        }
    }
}
