//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What became of every row of a register's file.
///
/// `rows` = `addresses` + all `counts`: no row disappears.
public struct ImportReport: Equatable, Sendable {
    /// Problems that are listed one by one; more are only counted, for a report must not outgrow its file.
    public static let listed = 10_000

    /// The character between fields: `;`, `,` or tab.
    public let separator: Character
    /// Columns that were read, by the names they have in the file.
    public let columns: [String]
    /// Columns of the file that nothing was read from, so that a misspelt one is noticed.
    public let ignoredColumns: [String]
    /// Rows after the header, without empty lines.
    public internal(set) var rows = 0
    /// Empty lines.
    public internal(set) var emptyLines = 0
    /// Rows that gave an address.
    public internal(set) var addresses = 0
    /// Rows that did not, by reason.
    public private(set) var counts: [ImportProblem.Reason: Int] = [:]
    /// The first of them, in the order of the file.
    public private(set) var problems: [ImportProblem] = []

    init(separator: Character, columns: [String], ignoredColumns: [String]) {
        self.columns = columns
        self.separator = separator
        self.ignoredColumns = ignoredColumns
    }

    /// Rows that gave no address of their own.
    public var refused: Int {
        counts.values.reduce(0, +)
    }

    mutating func note(_ line: Int, _ reason: ImportProblem.Reason, _ detail: @autoclosure () -> String) {
        counts[reason, default: 0] += 1
        guard problems.count < Self.listed else { return }
        problems.append(ImportProblem(line: line, reason: reason, detail: detail()))
    }
}
