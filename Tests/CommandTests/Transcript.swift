//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// A terminal session as a text file: what is typed, what is answered, and with which exit code.
///
/// - `$ COMMAND` is run by a shell in an empty folder; the steps of a file share it.
/// - `% open-round TRUSTEES FOLDER` plays a round until it is open, with the trustees in a file; `% closed-round` until
///   it is closed. `% web-folder FOLDER` puts a folder on the web, at `$PORT` of this machine.
/// - `% desk-round open FOLDER` opens a round at this moment, for those at a desk; with `ended` it has also been closed,
///   with `paper` it is closing, and three ballots were asked for on paper.
/// - Lines behind it are standard output, those with `! ` in front are standard error, `= 1` is the exit code.
/// - `…` stands for anything within a line, and alone on a line for any lines.
/// - `## ` begins a remark. Blank lines in front of the next command do not count.
struct Transcript: Sendable, CustomTestStringConvertible {
    /// A command with what it must say.
    struct Step: Sendable {
        let line: Int
        let command: String
        var output: [String] = []
        var errors: [String] = []
        var status: Int32 = 0
    }

    let name: String
    var steps: [Step] = []

    var testDescription: String { name }

    /// Those in the folder `Transcripts`; only the one that `STEMRONDE_TRANSCRIPT` names, for whoever writes it.
    static func all() throws -> [Transcript] {
        let only = ProcessInfo.processInfo.environment["STEMRONDE_TRANSCRIPT"]
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter {
                $0.pathExtension == "txt"
                    && (only ?? $0.deletingPathExtension().lastPathComponent)
                        == $0.deletingPathExtension().lastPathComponent
            }
            .sorted { $0.path < $1.path }
            .map { try Transcript($0) }
    }

    init(_ file: URL) throws {
        name = file.deletingPathExtension().lastPathComponent
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        for (index, line) in lines.enumerated() {
            let text = String(line)
            if text.hasPrefix("$ ") {
                steps.append(Step(line: index + 1, command: String(text.dropFirst(2))))
            } else if text.hasPrefix("% ") {
                steps.append(Step(line: index + 1, command: text))
            } else if steps.isEmpty || text.hasPrefix("## ") {
                continue
            } else if text.hasPrefix("! ") {
                steps[steps.count - 1].errors.append(String(text.dropFirst(2)))
            } else if text.hasPrefix("= "), let status = Int32(text.dropFirst(2)) {
                steps[steps.count - 1].status = status
            } else {
                steps[steps.count - 1].output.append(text)
            }
        }
        for index in steps.indices { steps[index].output = Self.trimmed(steps[index].output) }
    }

    /// Without blank lines at the end.
    static func trimmed(_ lines: [String]) -> [String] {
        Array(lines.reversed().drop { $0.isEmpty }.reversed())
    }
}
