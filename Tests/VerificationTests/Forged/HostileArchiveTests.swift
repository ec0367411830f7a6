//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import KeyCeremony
import RecordFixtures
import Testing

@testable import ElectionRecord
@testable import Verification

/// Small archives that are made to cost much.
@Suite struct HostileArchiveTests {
    @Test("A long election with many ballots that are none takes no longer than its bytes", .timeLimit(.minutes(10)))
    func manyQuestions() async throws {
        let archive = try ForgedArchive(.multi).setupOnly.with { archive in
            let (label, end) = ("\"questions\":[", "],\"uuid\"")
            let start = try #require(archive.election.firstRange(of: Array(label.utf8))).upperBound
            let rest = try #require(archive.election.firstRange(of: Array(end.utf8))).lowerBound
            let answers = [String](repeating: "\"\"", count: QuestionShape.maximumAnswers).joined(separator: ",")
            let question = "{\"answers\":[\(answers)],\"min\":0,\"max\":1,\"question\":\"\"}"
            let list = [String](repeating: question, count: BallotContext.maximumQuestions).joined(separator: ",")
            archive.election.replaceSubrange(start..<rest, with: Array(list.utf8))
            archive.ballots = [[UInt8]](repeating: Array("{}".utf8), count: 400)
        }
        let report = try await archive.report()
        #expect(report.lines.filter { $0.verdict == .failed }.map(\.code) == [.ballotForm])
    }
}
