//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import TestSupport
import Testing

@Suite("Register import")
struct RegisterImportTests {
    private static let number = "huisnummer;huisletter;huisnummertoevoeging;postcode;woonplaats"
    private static let needed = "straat;\(number)"
    private static let place = "\(number);gemeente;provincie"
    private static let short = "straat;\(place);lat;lon"
    private static let usual = "openbareruimte;\(place);object_id;object_type;nevenadres;x;y;lon;lat"
    private static let full = [
        "openbareruimte", place, "nummeraanduiding;verblijfsobjectgebruiksdoel;oppervlakteverblijfsobject",
        "verblijfsobjectstatus;object_id;object_type;nevenadres;pandid;pandstatus;pandbouwjaar;x;y;lon;lat",
    ].joined(separator: ";")

    @Test("takes the three headers of real exports as they are")
    func headers() throws {
        let place = "Spanjelaan;19;A;12;9403DN;Assen;Assen;Drenthe"
        let object = "0106200000012345;woonfunctie,kantoorfunctie;92;Verblijfsobject in gebruik;0106;VBO;f;0106"
        let short = try RegisterImport([UInt8]("\(Self.short)\n\(place);1;2\n".utf8))
        let usual = try RegisterImport([UInt8]("\(Self.usual)\n\(place);0106;VBO;t;1;2;3;4\n".utf8))
        let full = try RegisterImport([UInt8]("\(Self.full)\n\(place);\(object);Pand in gebruik;1909;1;2;3;4\n".utf8))
        for file in [short, usual, full] {
            let entry = try #require(file.register.entries.first)
            #expect(entry.address.description == "9403DN 19A-12")
            #expect(entry.street == "Spanjelaan")
            #expect(entry.town == "Assen")
            #expect(entry.voters == nil)
            #expect(entry.line == 2)
            #expect(file.report.addresses == 1)
            #expect(file.report.problems.isEmpty)
        }
        #expect(short.report.ignoredColumns == ["gemeente", "provincie", "lat", "lon"])
        #expect(usual.register.entries.first?.isSecondary == true)
        let entry = try #require(full.register.entries.first)
        #expect(entry.identifier == 106_200_000_012_345)
        #expect(entry.uses == ["woonfunctie", "kantoorfunctie"])
        #expect(entry.statuses == ["Verblijfsobject in gebruik"])
        #expect(!entry.isSecondary)
    }

    @Test("finds columns in any order and the separator by itself", arguments: [";", ",", "\t"])
    func separators(separator: String) throws {
        let header = [
            "Postcode", "kiesgerechtigden", "HUISNUMMER", "straat", "huisletter", "huisnummertoevoeging", "woonplaats",
        ]
        let row = ["9401AB", "3", "7", "\"Straat \"\"de Oude\"\", hoek; zijde\"", "", "bis", "Assen"]
        let text = "\u{FEFF}" + [header, row].map { $0.joined(separator: separator) + "\r\n" }.joined() + "\r\n"
        let file = try RegisterImport([UInt8](text.utf8))
        let entry = try #require(file.register.entries.first)
        #expect(entry.address.description == "9401AB 7-bis")
        #expect(entry.street == "Straat \"de Oude\", hoek; zijde")
        #expect(entry.voters == 3)
        #expect(file.report.separator == Character(separator))
        #expect(file.report.emptyLines == 1)
    }

    private static let bad: [(row: String, reason: ImportProblem.Reason)] = [
        ("a;1;;;;b", .postcodeMissing), ("a;1;;;9401 AB;b", .postcode), ("a;1;;;9401ab;b", .postcode),
        ("a;0;;;9401AB;b", .houseNumber), ("a;;;;9401AB;b", .houseNumber), ("a;1A;;;9401AB;b", .houseNumber),
        ("a;1;AB;;9401AB;b", .houseLetter), ("a;1;1;;9401AB;b", .houseLetter), ("a;1;;12345;9401AB;b", .addition),
        ("a;1;;a-b;9401AB;b", .addition), ("a;1;;;9401AB", .columnCount), ("a;1;;;9401AB;b;", .columnCount),
        ("\"a;1;;;9401AB;b", .quote), ("\"a\"x;1;;;9401AB;b", .quote), ("a\"b;1;;;9401AB;b", .quote),
        ("a\0;1;;;9401AB;b", .control), ("a;1;;;9401AB;b\rc", .control), ("\"\u{1}\";1;;;9401AB;b", .control),
        (String(repeating: "x", count: 1001) + ";1;;;9401AB;b", .fieldTooLong),
        (String(repeating: ";", count: 100_000), .columnCount),
    ]

    @Test("reports each bad row with its line and reason, and reads on", arguments: bad)
    func badRows(row: String, reason: ImportProblem.Reason) throws {
        let good = "a;2;;;9401AB;b"
        let file = try RegisterImport([UInt8]([Self.needed, row, good].joined(separator: "\n").utf8))
        #expect(file.report.problems.map(\.reason) == [reason])
        #expect(file.report.problems.map(\.line) == [2])
        #expect(file.report.counts == [reason: 1])
        #expect(file.report.rows == 2)
        #expect(file.register.entries.map(\.line) == [3])
        #expect(file.report.problems.allSatisfy { $0.detail.utf8.count < 200 && !$0.detail.contains("\0") })
    }

    @Test("reports bytes that are not UTF-8")
    func encoding() throws {
        let header = [UInt8]("\(Self.needed)\n".utf8)
        let bad = [UInt8]("H".utf8) + [0xE4] + [UInt8]("ndelplaats;1;;;9402VX;Assen\n".utf8)
        let good = [UInt8]("Händelplaats;1;;;9402VX;Assen\n".utf8)
        let file = try RegisterImport(header + bad + good)
        #expect(file.report.problems.map(\.reason) == [.encoding])
        #expect(file.register.entries.map(\.street) == ["Händelplaats"])
        #expect(throws: RegisterError.self) { try RegisterImport([0xFF, 0xFE] + header) }
    }

    @Test("takes nummeraanduiding as the key where the file has it")
    func identifiers() throws {
        let header = "\(Self.needed);nummeraanduiding;verblijfsobjectgebruiksdoel;nevenadres"
        let rows = [
            "a;1;;;9401AB;b;0106200000000001;kantoorfunctie;t",
            "a;1;;;9401AB;b;0106200000000002;woonfunctie;f",
            "a;1;;;9401AB;b;0106200000000001;woonfunctie;f",
            "a;2;;;9401AB;b;0106200000000001;woonfunctie;f",
            "a;3;;;9401AB;b;;woonfunctie;f",
            "a;3;;;9401AB;b;010620000000000x;woonfunctie;f",
            "a;3;;;9401AB;b;0106200000000003;woonfunctie;perhaps",
        ]
        let file = try RegisterImport([UInt8](([header] + rows).joined(separator: "\n").utf8))
        #expect(file.register.entries.map(\.line) == [2, 3])
        #expect(
            file.report.problems.map(\.reason) == [.duplicate, .conflict, .identifier, .identifier, .secondary]
        )
        let merged = try #require(file.register.entries.first)
        #expect(merged.uses == ["kantoorfunctie", "woonfunctie"])
        #expect(!merged.isSecondary)
    }

    @Test("counts berths and pitches as dwellings, for the register names no use of them")
    func berths() throws {
        let header = "\(Self.needed);verblijfsobjectgebruiksdoel;object_type"
        let rows = [
            "a;1;;;9401AB;b;;LIG", "a;2;;;9401AB;b;;STA", "a;3;;;9401AB;b;;VBO", "a;4;;;9401AB;b;sportfunctie;VBO",
        ]
        let file = try RegisterImport([UInt8](([header] + rows).joined(separator: "\n").utf8))
        #expect(file.register.entries.map(\.uses) == [["woonfunctie"], ["woonfunctie"], [], ["sportfunctie"]])
    }

    @Test("takes postcode, number, letter and addition as the key otherwise, and refuses another number of voters")
    func duplicates() throws {
        let header = "\(Self.needed);kiesgerechtigden".replacing(";", with: ",")
        let rows = [
            "a,1,,,9401AB,b,2", "a,1,,,9401AB,b,2", "a,1,,,9401AB,b,3", "a,1,A,,9401AB,b,0", "a,1,a,,9401AB,b,",
            "a,2,,,9401AB,b,-1", "a,2,,,9401AB,b,10001",
        ]
        let file = try RegisterImport([UInt8](([header] + rows).joined(separator: "\n").utf8))
        #expect(file.report.problems.map(\.reason) == [.duplicate, .conflict, .voters, .voters])
        #expect(file.report.problems.map(\.line) == [3, 4, 7, 8])
        #expect(file.register.entries.map(\.voters) == [2, 0, nil])
    }

    private static let unreadable: [(text: String, code: RegisterError.Code)] = [
        ("", .header), ("\n", .header), ("straat|huisnummer|postcode\n", .header), ("\"straat;huisnummer", .header),
        ("postcode;huisnummer\n9401AB;1", .columnMissing),
        (short.replacing("straat", with: "weg") + "\n", .columnMissing),
        (short + ";straat\n", .columnTwice), (short + ";openbareruimte\n", .columnTwice),
        (short, .empty), (short + "\n;;;;;;;;;\n", .empty),
        (String(repeating: "postcode;huisnummer;", count: 1000), .header),
    ]

    @Test("refuses a file that is no register", arguments: unreadable)
    func refusedFile(text: String, code: RegisterError.Code) throws {
        let error = try #require(throws: RegisterError.self) { try RegisterImport([UInt8](text.utf8)) }
        #expect(error.code == code)
    }

    @Test("accounts for every row of files that were altered at random, without a trap")
    func hostile() throws {
        let source = [UInt8](
            ("\(Self.short);kiesgerechtigden\n"
                + (1...30).map { "\"Straat \($0)\";\($0);A;1;94\(10 + $0 % 3)AB;Assen;Assen;Drenthe;1;2;2\r\n" }
                .joined()).utf8
        )
        for seed in UInt64(0)..<600 {
            var generator = SeededGenerator(seed: seed)
            var bytes = source
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[place] = [0, 10, 13, 34, 59, 255, 0xC3][Int.random(in: 0...6, using: &generator)]
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                }
            }
            guard let file = try? RegisterImport(bytes) else { continue }
            #expect(file.report.rows == file.report.addresses + file.report.refused, "seed \(seed)")
            #expect(file.report.problems.count == file.report.refused, "seed \(seed)")
            #expect(Set(file.register.entries.map(\.address)).count == file.report.addresses, "seed \(seed)")
        }
    }

    @Test("lists so many problems and counts the rest")
    func manyProblems() throws {
        let text = Self.short + "\na;1;;;9401AB;b;;;;\n" + String(repeating: "x\n", count: ImportReport.listed + 5)
        let report = try RegisterImport([UInt8](text.utf8)).report
        #expect(report.problems.count == ImportReport.listed)
        #expect(report.counts == [.columnCount: ImportReport.listed + 5])
    }
}
