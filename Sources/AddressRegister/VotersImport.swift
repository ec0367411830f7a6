//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The numbers of people entitled to vote at each address, from a file of the municipality beside the register.
///
/// A CSV as `RegisterImport` takes, with the column `kiesgerechtigden` and either `nummeraanduiding`, if the register
/// has it too, or the four columns `postcode`, `huisnummer`, `huisletter` and `huisnummertoevoeging`.
public struct VotersImport: Sendable {
    /// The register with these numbers; what the file does not name has none, whatever it had before.
    public let register: Register
    /// `addresses` counts the rows whose number was taken.
    public let report: ImportReport
    /// Addresses of the register that no row names.
    public let unnamed: Int

    /// Reads a whole file. Throws only where it is no such file; rows that cannot be used stand in the report.
    public init(_ bytes: [UInt8], for register: Register) throws(RegisterError) {
        let result: Result<Self, RegisterError> = bytes.withUnsafeBytes { bytes in
            Result { () throws(RegisterError) -> Self in try Self(bytes, for: register) }
        }
        self = try result.get()
    }

    /// The same for bytes in memory, such as a mapped file.
    public init(_ bytes: UnsafeRawBufferPointer, for register: Register) throws(RegisterError) {
        let start = try RegisterReader.start(bytes)
        let (columns, byIdentifier) = try Self.columns(bytes, from: start, for: register)
        var places = Places(register, byIdentifier: byIdentifier)
        var report = ImportReport(
            separator: Character(UnicodeScalar(columns.separator)),
            columns: columns.found,
            ignoredColumns: columns.ignored
        )
        var entries = register.entries
        for index in entries.indices { entries[index].voters = nil }
        var scanner = RowScanner(bytes, separator: columns.separator, from: start)
        _ = scanner.advance()
        while scanner.advance() {
            if scanner.isEmpty {
                report.emptyLines += 1
                continue
            }
            report.rows += 1
            do {
                let (place, voters) = try places.row(scanner, columns)
                entries[place].voters = voters
                report.addresses += 1
            } catch {
                report.note(scanner.line, error.reason, error.detail)
            }
        }
        guard report.addresses > 0 else {
            throw RegisterError(.empty, "none of the \(report.rows) rows names an address of the register")
        }
        unnamed = entries.count - report.addresses
        self.report = report
        self.register = Register(entries)
    }

    /// The header, and whether its key is the identifier.
    private static func columns(
        _ bytes: UnsafeRawBufferPointer,
        from start: Int,
        for register: Register
    ) throws(RegisterError) -> (columns: RegisterColumns, byIdentifier: Bool) {
        let columns = try RegisterColumns(bytes, from: start, needed: [.voters])
        if columns[.identifier] != nil, register.entries.contains(where: { $0.identifier != nil }) {
            return (columns, true)
        }
        return (try RegisterColumns(bytes, from: start, needed: [.postcode, .number, .letter, .addition]), false)
    }
}

/// Where in a register the rows of a file belong, and which have been named.
private struct Places {
    private let isByIdentifier: Bool
    private var byIdentifier: [UInt64: Int] = [:]
    private var byAddress: [Address: Int] = [:]
    private var lines: [Int: Int] = [:]

    init(_ register: Register, byIdentifier: Bool) {
        isByIdentifier = byIdentifier
        for (place, entry) in register.entries.enumerated() {
            if !byIdentifier {
                self.byAddress[entry.address] = place
            } else if let identifier = entry.identifier {
                self.byIdentifier[identifier] = place
            }
        }
    }

    mutating func row(_ scanner: RowScanner, _ columns: RegisterColumns) throws(RowRefusal) -> (place: Int, voters: Int)
    {
        if let defect = scanner.defect { throw RowRefusal(defect, RegisterReader.explanation(defect)) }
        guard scanner.fields.count == columns.count else {
            throw RowRefusal(
                .columnCount,
                "\(scanner.fields.count) fields, where the header has \(columns.count)"
            )
        }
        let place: Int?
        if isByIdentifier {
            place = try columns.identifier(scanner).flatMap { byIdentifier[$0] }
        } else {
            place = byAddress[try columns.address(scanner)]
        }
        guard let voters = try columns.voters(scanner) else {
            throw RowRefusal(.votersMissing, "kiesgerechtigden is empty")
        }
        guard let place else { throw RowRefusal(.unknownAddress, "the register has no such address") }
        if let line = lines[place] { throw RowRefusal(.conflict, "line \(line) names the same address") }
        lines[place] = scanner.line
        return (place, voters)
    }
}
