//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite struct GuideTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let documents = folder.appending(path: "../../../docs").standardizedFileURL
    private static let guides = ["observer", "official", "paper-desk", "registrar", "resident", "trustee"]

    private static func script(_ name: String) throws -> GuideScript {
        let path = guides.contains(name) ? "guides/\(name).md" : "\(name).md"
        return GuideScript(try String(contentsOf: documents.appending(path: path), encoding: .utf8))
    }

    @Test("a whole round is played by the guides alone, every command in them as it stands")
    func wholeRound() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guides-\(UUID().uuidString)")
        let steps = folder.appending(path: "steps")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        var all: Set<String> = []
        for guide in Self.guides + ["operations"] {
            let place = steps.appending(path: guide)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for step in try Self.script(guide).steps {
                let text = step.lines.map { $0 + "\n" }.joined()
                try text.write(to: place.appending(path: step.name), atomically: false, encoding: .utf8)
                all.insert("\(guide) \(step.name)")
            }
        }
        let command = Transcript.Step(line: 1, command: "bash \"$(dirname \"$ROUND_SH\")\"/whole-round.sh 2>&1")
        let outcome = try await TranscriptRunner(folder: folder).run(command)
        #expect(outcome.status == 0, "\(outcome.output.suffix(60).joined(separator: "\n"))")
        let played = try String(contentsOf: folder.appending(path: "played"), encoding: .utf8).split(separator: "\n")
        #expect(all.subtracting(played.map(String.init)).isEmpty, "steps that nobody played")
        #expect(outcome.output.last == "the bundle verifies, and software by others counts the same")
    }

    @Test("every guide's commands are run, and the one that matters stands first", arguments: guides)
    func form(_ guide: String) throws {
        #expect(try Self.script(guide).problems.isEmpty)
        let text = try String(contentsOf: Self.documents.appending(path: "guides/\(guide).md"), encoding: .utf8)
        let top = text.split(separator: "\n## ", maxSplits: 1)[0]
        // A resident's is an address.
        #expect(top.contains(guide == "resident" ? "\n    https://" : "```sh\n"))
        #expect(top.split(separator: "```sh").count <= 2, "more than one command in front of everything")
    }

    @Test("blocks of sh are steps, each with a name; a command elsewhere is found")
    func blocks() {
        let script = GuideScript(
            """
            text
            <!-- step: first -->
            ```sh
            one
            two
            ```
                not run
                curl https://
            ```
            no
            ```
              <!-- step: last -->
              ```sh
              three
              ```
            ```sh
            nameless
            ```
            """
        )
        #expect(script.steps.map(\.name) == ["first", "last", "3"])
        #expect(script.steps.map(\.lines) == [["one", "two"], ["  three"], ["nameless"]])
        #expect(script.problems == ["not in a block of sh: curl https://", "block 3 has no name"])
    }
}
