//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Zone rules made from a list of addresses.
///
/// A zone's rules name postcodes and house numbers only, because a voter's address counts by these alone. So a list
/// must take all that the register has under a postcode and house number, or nothing of it.
public struct ZoneList: Sendable {
    /// The rules that include exactly the listed postcodes and numbers, in the order of addresses.
    public let rules: [ZoneRule]

    /// Reads a list as CSV, as `RegisterImport` does: columns `postcode` and `huisnummer`, and both or neither of
    /// `huisletter` and `huisnummertoevoeging`; without them a number stands for everything under it.
    ///
    /// Throws `RegisterError` for a file that is no list, and `AddressError` for a row that gives no address, for one
    /// that the register does not have (`unknownAddress`), and for a number listed in part (`splitHouseNumber`).
    public init(_ bytes: [UInt8], in register: Register) throws {
        let rows = try bytes.withUnsafeBytes { try Self.rows($0) }
        var listed: Set<Address> = []
        for row in rows {
            let known = register.entries(at: row.postcode, row.number)
            if row.isWhole {
                guard !known.isEmpty else { throw Self.unknown(row) }
                listed.formUnion(known.lazy.map(\.address))
            } else {
                guard let entry = known.first(where: { $0.address.matches(row.address) }) else {
                    throw Self.unknown(row)
                }
                listed.insert(entry.address)
            }
        }
        for address in listed.sorted() {
            for entry in register.entries(at: address.postcode, address.number)
            where !listed.contains(entry.address) {
                throw AddressError(
                    .splitHouseNumber,
                    "the list has \(address) but not \(entry.address): a voter types no letter or addition"
                )
            }
        }
        rules = try Self.rules(listed)
    }

    private static func unknown(_ row: Row) -> AddressError {
        AddressError(.unknownAddress, "line \(row.line): the register has no address \(row.address)")
    }

    /// One rule a postcode, or two where both sides of a street have numbers in it.
    private static func rules(_ addresses: Set<Address>) throws(AddressError) -> [ZoneRule] {
        var numbers: [Postcode: Set<Int>] = [:]
        for address in addresses { numbers[address.postcode, default: []].insert(address.number.value) }
        var rules: [ZoneRule] = []
        for (postcode, all) in numbers.sorted(by: { $0.key < $1.key }) {
            let odd = all.filter { !$0.isMultiple(of: 2) }.sorted()
            let even = all.filter { $0.isMultiple(of: 2) }.sorted()
            for (parity, side) in [(HouseNumberSet.Parity.odd, odd), (.even, even)] where !side.isEmpty {
                let ranges = runs(side)
                let isList = ranges.allSatisfy { $0.count == 1 }
                let set = try HouseNumberSet(ranges, parity: isList ? nil : parity)
                rules.append(try ZoneRule(span: .postcodes(postcode...postcode), numbers: set))
            }
        }
        return rules
    }

    /// Ranges of numbers that follow each other on one side.
    private static func runs(_ side: [Int]) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for number in side {
            if let last = ranges.last, last.upperBound + 2 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges
    }
}
