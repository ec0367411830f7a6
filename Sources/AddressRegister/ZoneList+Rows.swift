//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension ZoneList {
    /// A row of a list of addresses.
    struct Row {
        let line: Int
        let address: Address
        /// Everything under the number is meant.
        let isWhole: Bool

        var postcode: Postcode { address.postcode }
        var number: HouseNumber { address.number }
    }

    /// The rows of a list; unlike a register's import it must not have a single bad one.
    static func rows(_ bytes: UnsafeRawBufferPointer) throws -> [Row] {
        let start = try RegisterReader.start(bytes)
        let columns = try RegisterColumns(bytes, from: start, needed: [.postcode, .number])
        guard (columns[.letter] == nil) == (columns[.addition] == nil) else {
            throw RegisterError(.columnMissing, "the header has one of huisletter and huisnummertoevoeging, not both")
        }
        var scanner = RowScanner(bytes, separator: columns.separator, from: start)
        _ = scanner.advance()
        var rows: [Row] = []
        while scanner.advance() {
            if scanner.isEmpty { continue }
            if let defect = scanner.defect {
                throw AddressError(.address, "line \(scanner.line): \(RegisterReader.explanation(defect))")
            }
            guard scanner.fields.count == columns.count else {
                throw AddressError(
                    .address,
                    "line \(scanner.line): \(scanner.fields.count) fields, where the header has \(columns.count)"
                )
            }
            guard rows.count < Register.limit else {
                throw RegisterError(.tooManyRows, "the list has more than \(Register.limit) addresses")
            }
            rows.append(try row(scanner, columns))
        }
        guard !rows.isEmpty else { throw RegisterError(.empty, "the list has no address") }
        return rows
    }

    private static func row(_ scanner: RowScanner, _ columns: RegisterColumns) throws(AddressError) -> Row {
        func text(_ column: RegisterColumns.Column) -> String { columns[column].map { scanner.text($0) } ?? "" }
        do {
            let address = try Address(
                postcode: Postcode(typed: text(.postcode)),
                number: HouseNumber(text(.number)),
                letter: text(.letter),
                addition: text(.addition)
            )
            return Row(line: scanner.line, address: address, isWhole: columns[.letter] == nil)
        } catch {
            throw AddressError(error.code, "line \(scanner.line): \(error.detail)")
        }
    }
}
