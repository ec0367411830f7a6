//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Simulation
import Verification

/// What officials and registrar do while a service runs on the instance, told by lines on standard input. Each is answered
/// with a line that begins with `done`:
///
/// - `replace N`: voter N's letter (from 0, as in `codes`) is blocked; the answer has the code that replaces it;
/// - `idle N`: the answer has a spare code of voter N's kind that nobody has brought to life;
/// - `suspend REASON`, `resume REASON`, `annul REASON`: acts;
/// - `finish FOLDER`: the round is closed, counted and published, and its bundle written; the answer has the verdict;
/// - `answer FOLDER WORDS`: feedback on every question and promise, in these words; the bundle is written again.
struct Errands {
    let simulation: Simulation
    let letters: [Simulation.Letter]

    func run() async throws {
        while let line = readLine() {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard let verb = words.first else { continue }
            let answer = try await carryOut(verb, words.count > 1 ? words[1] : "")
            Self.say("done \(answer)")
        }
    }

    /// Writes a line at once, for somebody waits for it.
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    private func carryOut(_ verb: String, _ rest: String) async throws -> String {
        switch verb {
        case "replace": return try await simulation.replaceLetter(try letter(rest))
        case "idle": return try simulation.idleCode(like: try letter(rest))
        case "suspend": try await simulation.suspend(reason: rest)
        case "resume": try await simulation.resume(reason: rest)
        case "annul": try await simulation.annul(reason: rest)
        case "finish": return try await simulation.finish(publishing: URL(filePath: rest)).verdict.rawValue
        case "answer":
            let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw Failure("answer: no words") }
            try await simulation.answer(parts[1], publishing: URL(filePath: parts[0]))
        default: throw Failure("\(verb): no errand")
        }
        return ""
    }

    private func letter(_ text: String) throws -> Simulation.Letter {
        guard let place = Int(text), letters.indices.contains(place) else { throw Failure("\(text): no such voter") }
        return letters[place]
    }
}
