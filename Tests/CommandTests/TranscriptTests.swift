//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite struct TranscriptTests {
    @Test("every command answers as its transcript says", arguments: try Transcript.all())
    func transcript(_ transcript: Transcript) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "transcript-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let runner = TranscriptRunner(folder: folder)
        #expect(!transcript.steps.isEmpty)
        for step in transcript.steps {
            let outcome = try await runner.run(step)
            let isRight =
                TranscriptPattern.matches(step.output[...], outcome.output[...])
                && TranscriptPattern.matches(step.errors[...], outcome.errors[...]) && step.status == outcome.status
            // What follows stands on what this step should have done.
            try #require(isRight, Comment(rawValue: Self.difference(transcript, step, outcome)))
        }
    }

    @Test("a pattern's dots stand for anything, and nothing else does")
    func patterns() {
        #expect(TranscriptPattern.matches("a…b…c", "a-b--c"))
        #expect(TranscriptPattern.matches("a…", "a"))
        #expect(!TranscriptPattern.matches("a…b", "a-c"))
        #expect(!TranscriptPattern.matches("…b", "b-"))
        #expect(!TranscriptPattern.matches("a.b", "a-b"))
        #expect(TranscriptPattern.matches(["a", "…", "d"], ["a", "b", "c", "d"]))
        #expect(!TranscriptPattern.matches(["a", "…", "d"], ["a", "b", "c"]))
        #expect(!TranscriptPattern.matches(["a"], ["a", "b"]))
    }

    private static func difference(
        _ transcript: Transcript,
        _ step: Transcript.Step,
        _ outcome: TranscriptRunner.Outcome
    ) -> String {
        func text(_ output: [String], _ errors: [String], _ status: Int32) -> String {
            (output + errors.map { "! \($0)" } + ["= \(status)"]).joined(separator: "\n")
        }
        return """
            Transcripts/\(transcript.name).txt:\(step.line): \(step.command)
            should say
            \(text(step.output, step.errors, step.status))
            and said
            \(text(outcome.output, outcome.errors, outcome.status))
            """
    }
}
