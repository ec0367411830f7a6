//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import Foundation
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
            archive.ballots = [[UInt8]](repeating: Array("{}".utf8), count: 1200)
        }
        let report = try await archive.report()
        #expect(report.lines.filter { $0.verdict == .failed }.map(\.code) == [.ballotForm])
    }

    @Test("An archive that is another when it is read again is not judged")
    func exchanged() async throws {
        let sound = try ForgedArchive(.multi).setupOnly
        let credential = try sound.credential("lid1", of: .multi)
        let choices: [[UInt8]] = [[0, 1, 0, 1, 0], [0, 0, 1, 0], [1]]
        let good = try sound.with { $0.ballots = [try $0.ballot(choices, credential)] }
        // The same size, and proofs that do not hold: it is read first, and shown as what was verified.
        let bad = try good.with {
            $0.ballots[0] = try ForgedArchive.resigned(
                try $0.ballots[0].replacingPoint(after: "\"alpha\":\"") { ($0 * .generator).hex },
                by: credential
            )
        }
        let (first, second) = (try bad.bytes, try good.bytes)
        #expect(first.count == second.count)
        let folder = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "\(good.uuid).bel")
        try Data(first).write(to: file)
        let report = await Verifier.verify(path: file.path) { done, total in
            // The last event of the first reading: header and body are half of what is to be read.
            guard done > total / 2 - 2048, let handle = try? FileHandle(forWritingTo: file) else { return }
            try? handle.write(contentsOf: Data(second))
            try? handle.close()
        }
        #expect(report.verdict == .notChecked)
        #expect(report.lines.filter { $0.verdict == .failed }.map(\.code) == [.unreadable])
    }
}
