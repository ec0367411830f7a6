//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Testing

@Suite("Coverage")
struct CoverageTests {
    private func register() throws -> Register {
        let header = "straat;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;kiesgerechtigden\n"
        let rows = ["9401AB;1", "9401AB;2", "9401AB;2A", "9401AC;1", "9402AA;1", "9402AA;3"].map { text in
            let parts = text.split(separator: ";")
            let number = parts[1].prefix { $0.isNumber }
            return "a;\(number);\(parts[1].dropFirst(number.count));;\(parts[0]);b;2\n"
        }
        return try RegisterImport([UInt8]((header + rows.joined()).utf8)).register
    }

    @Test("says what each zone covers, what two cover, what none covers, and which rules do nothing")
    func coverage() throws {
        let zones = try [["9401", "not 9401AB 1", "9409"], ["9401AC-9402AA 1-2"]].map {
            try Zone($0.map { try ZoneRule($0) })
        }
        let coverage = Coverage(of: zones, in: try register())
        #expect(coverage.zones.map(\.addresses) == [3, 2])
        #expect(coverage.zones.map(\.postcodes) == [2, 2])
        #expect(coverage.zones.map(\.voters) == [6, 4])
        #expect(coverage.overlaps.map { [$0.key.first, $0.key.second, $0.value.addresses] } == [[0, 1, 1]])
        #expect(coverage.overlaps.values.first?.examples.map(\.description) == ["9401AC 1"])
        #expect(coverage.outside.examples.map(\.description) == ["9401AB 1", "9402AA 3"])
        #expect(coverage.idleRules == [[2], []])
    }

    @Test("makes rules of a list that name what the list names")
    func list() throws {
        let text = "postcode,huisnummer\n9401 ab,2\n9402AA,1\n9402AA,3\n"
        let rules = try ZoneList([UInt8](text.utf8), in: register()).rules
        #expect(rules.map(\.text) == ["9401AB 2", "9402AA 1-3 odd"])
        let coverage = Coverage(of: [try Zone(rules)], in: try register())
        #expect(coverage.zones.map(\.addresses) == [4])
    }

    @Test("takes a list with letters that has all or nothing under a number")
    func letters() throws {
        let header = "postcode;huisnummer;huisletter;huisnummertoevoeging\n"
        let rules = try ZoneList([UInt8]("\(header)9401AB;2;;\n9401AB;2;a;\n".utf8), in: register()).rules
        #expect(rules.map(\.text) == ["9401AB 2"])
        let error = try #require(throws: AddressError.self) {
            try ZoneList([UInt8]("\(header)9401AB;2;A;\n".utf8), in: register())
        }
        #expect(error.code == .splitHouseNumber)
    }

    @Test(
        "refuses a list with an unknown address, a bad row, half of the columns, or nothing",
        arguments: [
            "postcode;huisnummer\n9401AB;9\n", "postcode;huisnummer\n9401AB;x\n", "postcode;huisnummer\n9401AB\n",
            "postcode;huisnummer;huisletter\n9401AB;1;\n", "postcode;huisnummer\n", "postcode;huisnummer\n9401AB;\01\n",
            "postcode;huisnummer;huisletter;huisnummertoevoeging\n9401AB;1;B;\n",
        ]
    )
    func refused(text: String) throws {
        let register = try register()
        #expect(throws: (any Error).self) { try ZoneList([UInt8](text.utf8), in: register) }
    }
}
