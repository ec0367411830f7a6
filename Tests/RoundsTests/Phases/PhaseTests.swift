//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds
import TestSupport
import Testing

struct PhaseTests {
    /// The lines of docs/state-machines.md.
    static func document() throws -> [String] {
        let root = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/state-machines.md"), encoding: .utf8)
        return text.components(separatedBy: "\n")
    }

    static func cells(_ line: String) -> [String] {
        line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test func `every pair of phase and act is as the document's table says`() throws {
        let lines = try Self.document()
        let start = try #require(lines.firstIndex { $0.hasPrefix("| phase |") })
        let acts = Self.cells(lines[start]).dropFirst()
        #expect(acts.map { $0 } == ActKind.allCases.map(\.rawValue))
        let rows = lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map(Self.cells)
        #expect(rows.map(\.first) == Phase.allCases.map(\.rawValue))
        for (phase, row) in zip(Phase.allCases, rows) {
            try #require(row.count == ActKind.allCases.count + 1)
            for (act, cell) in zip(ActKind.allCases, row.dropFirst()) {
                #expect(phase.after(act)?.rawValue ?? "-" == cell, "\(phase), \(act)")
            }
        }
    }

    @Test func `the document draws every arrow of the table and no other`() throws {
        let start = try #require(try Self.document().firstIndex { $0.hasPrefix("stateDiagram") })
        let drawn = Set(try Self.document()[start...].prefix { $0 != "```" }.filter { $0.contains(": ") })
        var expected: Set = [
            "    adopted --> ready: last Setup event", "    open --> closing: closes has passed",
            "    suspended --> closing: closes has passed",
        ]
        for phase in Phase.allCases {
            for act in ActKind.allCases where act != .destroy {
                if let next = phase.after(act) { expected.insert("    \(phase) --> \(next): \(act.rawValue)") }
            }
        }
        #expect(drawn == expected)
    }

    @Test func `a round can end in two phases only`() {
        #expect(Phase.allCases.filter(\.isFinal) == [.annulled, .invalid])
    }

    @Test func `nothing decrypts before closing and nothing re-opens after it`() {
        let late: Set<Phase> = [.closed, .tallied, .published, .answered, .annulled, .invalid]
        for phase in late {
            for act in ActKind.allCases { #expect(phase.after(act).map(late.contains) ?? true, "\(phase), \(act)") }
        }
    }
}
