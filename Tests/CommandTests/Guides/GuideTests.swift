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
    private static let repository = folder.appending(path: "../../..").standardizedFileURL

    @Test("the officials' guide takes a round from nothing to its answer, as it stands")
    func official() async throws {
        let guide = try String(contentsOf: Self.repository.appending(path: "docs/guides/official.md"), encoding: .utf8)
        let script = GuideScript(guide)
        #expect(script.lines.count > 20, "the guide lost its commands")
        let prelude = try String(contentsOf: Self.folder.appending(path: "official.sh"), encoding: .utf8)
        let outcome = try await run(prelude + "\n" + script.text)
        #expect(outcome.status == 0, "\(outcome.said)")
        #expect(outcome.said.contains("verdict: VERIFIED"))
    }

    @Test("a guide's blocks of sh are run, and what its hidden comments say")
    func blocks() {
        let script = GuideScript(
            "text\n```sh\none\ntwo\n```\n    not run\n<!-- meanwhile: three -->\n```\nno\n```\n```sh\nfour\n```\n"
        )
        #expect(script.lines == ["one", "two", "three", "four"])
    }

    private func run(_ script: String) async throws -> (said: String, status: Int32) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guide-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: ".guide.sh")
        try script.write(to: file, atomically: false, encoding: .utf8)
        let step = Transcript.Step(line: 1, command: "bash .guide.sh 2>&1 || { echo; echo \"exit $?\"; exit 1; }")
        let outcome = try await TranscriptRunner(folder: folder).run(step)
        return (outcome.output.joined(separator: "\n"), outcome.status)
    }
}
