//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Turns rows into entries, one after the other.
struct RegisterReader {
    private(set) var entries: [RegisterEntry] = []
    private(set) var report: ImportReport
    private var scanner: RowScanner
    private let columns: RegisterColumns
    private var byIdentifier: [UInt64: Int] = [:]
    private var byAddress: [Address: Int] = [:]
    /// One copy of each street, town, use and status.
    private var texts: [String: String] = [:]
    private var lists: [String: [String]] = ["": []]

    init(_ bytes: UnsafeRawBufferPointer) throws(RegisterError) {
        let start = try Self.start(bytes)
        columns = try RegisterColumns(bytes, from: start, needed: RegisterColumns.Column.allCases.filter(\.isNeeded))
        report = ImportReport(
            separator: Character(UnicodeScalar(columns.separator)),
            columns: columns.found,
            ignoredColumns: columns.ignored
        )
        scanner = RowScanner(bytes, separator: columns.separator, from: start)
        _ = scanner.advance()
    }

    /// Where the header begins: after a byte order mark, if there is one.
    static func start(_ bytes: UnsafeRawBufferPointer) throws(RegisterError) -> Int {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw RegisterError(.encoding, "the file is UTF-16; save it as CSV in UTF-8")
        }
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func readAll() throws(RegisterError) {
        while scanner.advance() {
            if scanner.isEmpty {
                report.emptyLines += 1
                continue
            }
            report.rows += 1
            do {
                add(try entry())
            } catch {
                report.note(scanner.line, error.reason, error.detail)
            }
            guard entries.count <= Register.limit else {
                throw RegisterError(.tooManyRows, "the file has more than \(Register.limit) addresses")
            }
        }
        guard !entries.isEmpty else {
            throw RegisterError(.empty, "none of the \(report.rows) rows gives an address\(firstProblem)")
        }
        report.addresses = entries.count
    }

    private var firstProblem: String {
        guard let first = report.problems.first else { return "" }
        return "; line \(first.line): \(first.detail)"
    }

    private mutating func entry() throws(RowRefusal) -> RegisterEntry {
        if let defect = scanner.defect { throw RowRefusal(defect, Self.explanation(defect)) }
        guard scanner.fields.count == columns.count else {
            throw RowRefusal(.columnCount, "\(scanner.fields.count) fields, where the header has \(columns.count)")
        }
        let address = try columns.address(scanner)
        let identifier = try columns.identifier(scanner)
        var isSecondary = false
        if let field = columns[.secondary] {
            guard let flag = Self.flag(scanner.text(field)) else {
                throw RowRefusal(.secondary, "nevenadres \(scanner.quoted(field)): t or f is expected")
            }
            isSecondary = flag
        }
        let voters = try columns.voters(scanner)
        return RegisterEntry(
            address: address,
            identifier: identifier,
            street: text(.street),
            town: text(.town),
            voters: voters,
            uses: uses(),
            statuses: list(.status),
            isSecondary: isSecondary,
            line: scanner.line
        )
    }

    /// Keeps the entry, unless its key is there already.
    private mutating func add(_ entry: RegisterEntry) {
        let place = entries.count
        let earlier: Int?
        if let identifier = entry.identifier {
            earlier = byIdentifier[identifier]
            if earlier == nil { byIdentifier[identifier] = place }
        } else {
            earlier = byAddress[entry.address]
            if earlier == nil { byAddress[entry.address] = place }
        }
        guard let earlier else {
            entries.append(entry)
            return
        }
        let kept = entries[earlier]
        if kept.address != entry.address {
            report.note(
                entry.line,
                .conflict,
                "\(entry.address), but line \(kept.line) has \(kept.address) under the same key"
            )
        } else if kept.voters != entry.voters {
            report.note(entry.line, .conflict, "\(entry.address): line \(kept.line) has another number of voters")
        } else {
            entries[earlier].merge(entry)
            report.note(entry.line, .duplicate, "\(entry.address) stands on line \(kept.line) already")
        }
    }

    private mutating func text(_ column: RegisterColumns.Column) -> String {
        guard let field = columns[column] else { return "" }
        let text = scanner.text(field)
        if let known = texts[text] { return known }
        texts[text] = text
        return text
    }

    /// What the object is used for. The register names no use of a berth or a pitch; people live there, as a rule.
    private mutating func uses() -> [String] {
        let named = list(.uses)
        guard named.isEmpty, columns[.uses] != nil, let field = columns[.objectType] else { return named }
        switch scanner.text(field).lowercased() {
        case "lig", "sta", "ligplaats", "standplaats": return RegisterEntry.dwelling
        default: return named
        }
    }

    /// Values of a field that may hold several: `woonfunctie,kantoorfunctie`, or in the braces of a database.
    private mutating func list(_ column: RegisterColumns.Column) -> [String] {
        guard let field = columns[column] else { return [] }
        let text = scanner.text(field)
        if let known = lists[text] { return known }
        var values: [String] = []
        for part in text.split(whereSeparator: { "{},|".contains($0) }) {
            let value = part.drop { $0 == " " || $0 == "\"" }.reversed().drop { $0 == " " || $0 == "\"" }.reversed()
            if !value.isEmpty { values.append(String(value)) }
        }
        lists[text] = values
        return values
    }
}
