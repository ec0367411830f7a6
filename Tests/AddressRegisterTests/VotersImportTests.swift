//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Testing

@Suite("Voters import")
struct VotersImportTests {
    private func register() throws -> Register {
        let header = "straat;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats;nummeraanduiding"
        let rows = [
            "a;1;;;9401AB;b;0106200000000001", "a;1;A;;9401AB;b;0106200000000002", "a;2;;;9401AB;b;0106200000000003",
        ]
        return try RegisterImport([UInt8](([header] + rows).joined(separator: "\n").utf8)).register
    }

    @Test("adds the numbers by identifier or by address")
    func both() throws {
        let files = [
            "nummeraanduiding;kiesgerechtigden\n0106200000000002;4\n0106200000000003;0\n",
            "postcode,huisnummer,huisletter,huisnummertoevoeging,kiesgerechtigden\r\n9401AB,1,A,,4\r\n9401AB,2,,,0\r\n",
        ]
        for text in files {
            let file = try VotersImport([UInt8](text.utf8), for: register())
            #expect(file.register.entries.map(\.voters) == [nil, 4, 0])
            #expect(file.unnamed == 1)
            #expect(file.report.addresses == 2)
            #expect(file.report.refused == 0)
        }
    }

    @Test("takes the address as the key where the register has no identifiers")
    func withoutIdentifiers() throws {
        let header = "straat;huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats"
        let register = try RegisterImport([UInt8]("\(header)\na;1;;;9401AB;b".utf8)).register
        let place = "postcode;huisnummer;huisletter;huisnummertoevoeging"
        let text = "nummeraanduiding;\(place);kiesgerechtigden\n0106200000000002;9401AB;1;;;3\n"
        #expect(try VotersImport([UInt8](text.utf8), for: register).register.entries.map(\.voters) == [3])
        let other = "nummeraanduiding;kiesgerechtigden\n0106200000000002;3\n"
        let error = try #require(throws: RegisterError.self) {
            try VotersImport([UInt8](other.utf8), for: register)
        }
        #expect(error.code == .columnMissing)
    }

    @Test("reports every row that it cannot use")
    func problems() throws {
        let rows = [
            "0106200000000001;2", "0106200000000001;2", "0106200000000009;2", "0106200000000002;", "0106200000000002;x",
            "x;1", "0106200000000002",
        ]
        let text = (["nummeraanduiding;kiesgerechtigden"] + rows).joined(separator: "\n")
        let file = try VotersImport([UInt8](text.utf8), for: register())
        #expect(file.register.entries.map(\.voters) == [2, nil, nil])
        let reasons = file.report.problems.map(\.reason)
        #expect(reasons == [.conflict, .unknownAddress, .votersMissing, .voters, .identifier, .columnCount])
        #expect(file.report.rows == 7)
    }

    @Test(
        "refuses a file without a key, without the number, or without any address of the register",
        arguments: [
            "nummeraanduiding\n0106200000000001\n", "kiesgerechtigden\n1\n",
            "postcode;huisnummer;kiesgerechtigden\n9401AB;1;2\n",
            "nummeraanduiding;kiesgerechtigden\n", "nummeraanduiding;kiesgerechtigden\n0106200000000009;1\n", "",
        ]
    )
    func refused(text: String) throws {
        let register = try register()
        #expect(throws: RegisterError.self) { try VotersImport([UInt8](text.utf8), for: register) }
    }
}
