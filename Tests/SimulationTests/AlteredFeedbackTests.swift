//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import RoundBundle
import RoundFixtures
import Rounds
import Testing
import Verification

/// Feedback that is not what the acts name, or not feedback on the round.
@Suite struct AlteredFeedbackTests {
    /// A published round that is answered with these bytes.
    private func answered(isThere: Bool = true, _ document: (Player) throws -> [UInt8]) throws -> Player {
        let player = try Player().play(to: .published)
        return try player.answer(with: document(player), isThere: isThere)
    }

    @Test func soundFeedbackVerifies() async throws {
        let player = try answered { try $0.feedback().json }
        try await player.finish().expect([])
        let report = await player.verify()
        #expect(report.lines.first { $0.code == .feedback }?.summary == "1 document")
    }

    @Test func aLaterReportStandsBesideTheFirst() async throws {
        let player = try answered { try $0.feedback().json }
        try player.answer(with: player.feedback { answers, _ in answers[0].reason = "Geen geld." }.json, day: 90)
        try await player.finish().expect([])
        // Each in its own place.
        try player.change(BundlePaths.feedback(1)) { $0 = try player.folder.read(BundlePaths.feedback(2)) }
        try player.seal()
        await player.expect(["V87"])
    }

    @Test func feedbackThatIsNotThereIsAWarning() async throws {
        let player = try answered(isThere: false) { try $0.feedback().json }
        let report = await (try player.finish()).verify()
        #expect(report.failed == [])
        #expect(report.verdict(of: .feedback) == .warning)
    }

    @Test func feedbackThatNoActNamesFails() async throws {
        for name in [BundlePaths.feedback(1), BundlePaths.feedback(2), "feedback/README"] {
            let player = try Player().play(to: .published)
            if name != BundlePaths.feedback(1) { try player.answer(with: player.feedback().json) }
            player.files[name] = try player.feedback().json
            try await player.finish().expect(["V87"])
        }
    }

    @Test func otherFeedbackThanTheActNamesFails() async throws {
        let player = try answered { try $0.feedback().json }
        player.files[BundlePaths.feedback(1)] = try player.feedback { answers, _ in answers[0].done = "Niets." }.json
        try await player.finish().expect(["V87"])
    }

    @Test func whatIsNoFeedbackFailsThoughTheActNamesIt() async throws {
        for text in ["%PDF-1.7", "", "{}"] {
            try await answered { _ in Array(text.utf8) }.finish().expect(["V87"])
        }
        try await answered { try $0.feedback().json + [0x0A] }.finish().expect(["V87"])
        try await answered { _ in [UInt8](repeating: 0x20, count: Feedback.sizeLimit + 1) }.finish().expect(["V87"])
    }

    @Test func feedbackThatLeavesOutAQuestionFails() async throws {
        let player = try answered { player in
            let text = String(decoding: try player.feedback().json, as: UTF8.self)
            let first = try text.firstRange(of: "{\"id\":").orFail().lowerBound
            let second = try text[first...].dropFirst().firstRange(of: "{\"id\":").orFail().lowerBound
            return Array((text[..<first] + text[second...]).utf8)
        }
        try await player.finish().expect(["V87"])
        #expect(await player.verify().problems.contains("R81 questions: the question"))
    }

    @Test func feedbackOnAnotherRoundFails() async throws {
        let player = try answered { player in
            let text = String(decoding: try player.feedback().json, as: UTF8.self)
            return Array(text.replacing("\"round\":\"klein\"", with: "\"round\":\"ander\"").utf8)
        }
        try await player.finish().expect(["V87"])
    }
}
