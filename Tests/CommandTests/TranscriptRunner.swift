//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// Runs the steps of a transcript with the executable that was just built.
final class TranscriptRunner {
    let folder: URL
    private var web: WebFolder?

    init(folder: URL) {
        self.folder = folder
    }

    /// The folder with the executables: the one that the tests are in themselves.
    static var binaries: URL? {
        Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    }

    /// What a step did.
    struct Outcome {
        let output: [String]
        let errors: [String]
        let status: Int32
    }

    func run(_ step: Transcript.Step) async throws -> Outcome {
        let words = step.command.split(separator: " ").map(String.init)
        guard words.first != "%" else {
            try await prepare(Array(words.dropFirst()))
            return Outcome(output: [], errors: [], status: 0)
        }
        let binaries = try #require(Self.binaries)
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let (output, errors) = (folder.appending(path: ".stdout"), folder.appending(path: ".stderr"))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", step.command]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "\(binaries.path):/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8",
            "TZ": "Europe/Amsterdam",
            "COLUMNS": "120", "VECTORS": tests.appending(path: "Vectors").path,
            "INTEROP": tests.appending(path: "Interop").path, "PORT": web.map { String($0.port) } ?? "",
            "ROUND_SH": tests.appending(path: "CommandTests/Guides/round.sh").path,
        ]
        process.standardInput = FileHandle.nullDevice
        // Foundation keeps a process that has ended, and what it wrote to.
        let written = try Self.handles([output, errors])
        defer { for file in written { try? file.close() } }
        process.standardOutput = written[0]
        process.standardError = written[1]
        // Waiting must not hold one of the few threads that all tests share.
        try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in ended.resume() }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        return Outcome(
            output: try Self.lines(output),
            errors: try Self.lines(errors),
            status: process.terminationStatus
        )
    }

    /// Does what no command does: `open-round` or `closed-round TRUSTEES FOLDER`; `web-folder FOLDER`, which sets
    /// `PORT`.
    private func prepare(_ words: [String]) async throws {
        switch (words.first, words.count) {
        case ("open-round", 3), ("closed-round", 3):
            try await PlayedRound.play(
                trustees: folder.appending(path: words[1]),
                closing: words[0] == "closed-round",
                into: folder.appending(path: words[2])
            )
        case ("desk-round", 3):
            let end = try #require(DeskRound.End(rawValue: words[1]))
            try await DeskRound.play(into: folder.appending(path: words[2]), until: end)
        case ("web-folder", 2):
            web = try WebFolder(folder.appending(path: words[1]))
        default:
            try #require(Bool(false), "\(words.joined(separator: " ")): no such preparation")
        }
    }

    private static func handles(_ files: [URL]) throws -> [FileHandle] {
        try files.map { file in
            try Data().write(to: file)
            return try FileHandle(forWritingTo: file)
        }
    }

    private static func lines(_ file: URL) throws -> [String] {
        let text = try String(contentsOf: file, encoding: .utf8)
        return Transcript.trimmed(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
}
