//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Where a file has which column.
struct RegisterColumns {
    /// What a column is for, and the names it may have.
    enum Column: String, CaseIterable {
        case postcode
        case number = "huisnummer"
        case letter = "huisletter"
        case addition = "huisnummertoevoeging"
        case street = "straat"
        case town = "woonplaats"
        case identifier = "nummeraanduiding"
        case uses = "verblijfsobjectgebruiksdoel"
        case status = "verblijfsobjectstatus"
        case objectType = "object_type"
        case secondary = "nevenadres"
        case voters = "kiesgerechtigden"

        init?(name: String) {
            let name = name.lowercased()
            guard let column = name == "openbareruimte" ? .street : Column(rawValue: name) else { return nil }
            self = column
        }

        var isNeeded: Bool {
            switch self {
            case .postcode, .number, .letter, .addition, .street, .town: true
            case .identifier, .uses, .status, .objectType, .secondary, .voters: false
            }
        }
    }

    let separator: UInt8
    let count: Int
    /// The names of the columns that mean something here, and of the others, in the file's order.
    let found: [String]
    let ignored: [String]
    private let places: [Column: Int]

    /// Reads the header, which must be the scanner's next line; throws `header`, `columnMissing` or `columnTwice`.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int, needed: [Column]) throws(RegisterError) {
        guard let scanner = Self.scanner(bytes, from: start) else {
            throw RegisterError(
                .header,
                "the first line does not name two columns of a register, separated by semicolon, comma or tab"
            )
        }
        var places: [Column: Int] = [:]
        var found: [String] = []
        var ignored: [String] = []
        for field in scanner.fields.indices {
            let name = scanner.text(field)
            guard let column = Column(name: name) else {
                ignored.append(name)
                continue
            }
            guard places.updateValue(field, forKey: column) == nil else {
                throw RegisterError(.columnTwice, "the header has column \(column.rawValue) twice")
            }
            found.append(name)
        }
        for column in needed where places[column] == nil {
            throw RegisterError(.columnMissing, "the header has no column \(column.rawValue)")
        }
        self.places = places
        self.found = found
        self.ignored = ignored
        separator = scanner.separator
        count = scanner.fields.count
    }

    /// The column's place in a row.
    subscript(column: Column) -> Int? {
        places[column]
    }

    /// The header's fields, cut by the separator that makes them columns of addresses.
    private static func scanner(_ bytes: UnsafeRawBufferPointer, from start: Int) -> RowScanner? {
        for separator in [UInt8](";,\t".utf8) {
            var scanner = RowScanner(bytes, separator: separator, from: start)
            guard scanner.advance(), scanner.defect == nil else { continue }
            let columns = scanner.fields.indices.compactMap { Column(name: scanner.text($0)) }
            if columns.count > 1 { return scanner }
        }
        return nil
    }
}
