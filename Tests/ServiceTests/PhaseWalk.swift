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

/// A round without a ballot, brought to every phase by a service, with a copy of the service for each.
struct PhaseWalk {
    /// The service, once for each phase of the round.
    let phases: [Phase: ServiceSetting]
    /// The closing of the round as it stands when it is open.
    let closing: Closing
    /// The hash of its result.
    let result: Digest

    init() async throws {
        let setting = try await ServiceSetting(isOpen: false)
        let (round, store) = (setting.round, setting.service.store)
        try await store.addRound(round.definition)
        var phases: [Phase: ServiceSetting] = [:]
        func keep(_ phase: Phase) throws { phases[phase] = try ServiceSetting(copying: setting) }
        func branch(_ phase: Phase, from earlier: Phase, _ act: Act.Setting) async throws {
            let copy = try ServiceSetting(copying: try #require(phases[earlier]))
            try await copy.take(act)
            phases[phase] = copy
        }
        setting.set(SampleDefinition.opens - 900)
        try keep(.draft)
        try await setting.take(.adopt(round.sheets.map { SheetValue($0.id, $0.uuid) }))
        try keep(.adopted)
        let setUp = round.sheets.map { SheetSetUp(sheet: $0.id, roll: $0.setup.roll.json, trustees: $0.setup.trustees) }
        try await setting.service.setUp(round.id, setUp, issue: round.issue().json)
        try keep(.ready)
        try await setting.take(.open(round.opening()))
        setting.set(SampleDefinition.opens + 10)
        try keep(.open)
        closing = try await round.closing(in: store)
        try await branch(.suspended, from: .open, .suspend)
        setting.set(SampleDefinition.ends)
        try keep(.closing)
        try await setting.take(.close(closing))
        _ = try await setting.service.countSheets(of: round.id)
        result = Digest(of: try await setting.service.openSums(of: round.id).json)
        try keep(.closed)
        try await branch(.annulled, from: .closed, .annul)
        try await setting.take(.tally(result))
        try keep(.tallied)
        try await branch(.invalid, from: .tallied, .declareInvalid)
        try await setting.take(.publish(result))
        try keep(.published)
        try await setting.take(.answer(Digest(of: [1])))
        try keep(.answered)
        self.phases = phases
    }

    /// What an act of a kind sets, such that nothing but the phase can stand against it.
    func setting(_ kind: ActKind, in round: SampleRound) throws -> Act.Setting {
        switch kind {
        case .adopt: .adopt(round.sheets.map { SheetValue($0.id, $0.uuid) })
        case .unready: .unready(try SampleRound(letters: 2).sheets.map { SheetValue($0.id, $0.uuid) })
        case .open: .open(try round.opening())
        case .suspend: .suspend
        case .resume: .resume
        case .extend: .extend(try #require(Moment(unixSeconds: SampleDefinition.closes + 100)))
        case .close: .close(closing)
        case .annul: .annul
        case .tally: .tally(result)
        case .publish: .publish(result)
        case .declareInvalid: .declareInvalid
        case .answer: .answer(Digest(of: [2]))
        case .destroy: .destroy(round.sheets.map { SheetValue($0.id, $0.reserve.count + $0.paper.count) })
        }
    }

    func phase(of setting: ServiceSetting) async throws -> Phase {
        try await setting.service.state(of: setting.round.id).phase(at: setting.service.clock.moment)
    }
}

extension ServiceSetting {
    /// The next act, signed now by everybody.
    func note(_ setting: Act.Setting) async throws -> [UInt8] {
        try await round.act(setting, at: service.clock.seconds, in: service.store).note.bytes
    }

    /// Hands in the next act, and gives the refusal; nil if it is taken.
    func refusal(of setting: Act.Setting) async throws -> SubmissionRefusal? {
        try await refusal(of: try await note(setting))
    }

    /// Hands a note in, and gives the refusal; nil if it is taken.
    func refusal(of bytes: [UInt8]) async throws -> SubmissionRefusal? {
        guard case .refused(let refusal) = try await service.submit(bytes) else { return nil }
        return refusal
    }

    /// Hands in the next act, which must be taken.
    func take(_ setting: Act.Setting) async throws {
        if let refusal = try await refusal(of: setting) { throw RefusedSubmission(refusal: refusal) }
    }
}

/// A statement that was refused and should not have been.
struct RefusedSubmission: Error {
    let refusal: SubmissionRefusal
}
