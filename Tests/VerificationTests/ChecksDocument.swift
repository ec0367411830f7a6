//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import TestSupport

/// The tables of docs/checks.md.
struct ChecksDocument {
    /// A row of a table: its cells, trimmed.
    typealias Row = [String]

    private let rows: [Row]

    init() throws {
        let root = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/checks.md"), encoding: .utf8)
        rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// The rows whose code begins with `letter` and a digit.
    func rows(_ letter: Character) -> [Row] {
        rows.filter { $0[0].first == letter && $0[0].dropFirst().first?.isNumber == true }
    }

    /// The code beside a check's name in the vectors.
    func code(named name: String) -> String? {
        rows("V").first { $0.count > 3 && $0[3].components(separatedBy: " · ").contains(name) }?[0]
    }
}
