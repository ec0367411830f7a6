//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import Rounds
import Testing

struct StatementTests {
    static func lines(_ statement: Statement) -> [String] {
        String(decoding: statement.text, as: UTF8.self).components(separatedBy: "\n")
    }

    static func hex(_ bytes: [UInt8]) -> String {
        String(decoding: Digest(of: bytes).hex, as: UTF8.self)
    }

    static let empty = hex([])

    @Test func `every kind of act is among the samples`() throws {
        let kinds = try SampleStatement.all().compactMap { if case .act(let act) = $0 { act.kind } else { nil } }
        #expect(Set(kinds) == Set(ActKind.allCases))
    }

    @Test func `reads what it writes`() throws {
        for statement in try SampleStatement.all() {
            #expect(try Statement(text: statement.text) == statement)
            #expect(statement.digest == Digest(of: statement.text))
            #expect(statement.heading == (try SampleStatement.heading()))
            #expect(statement.times == (try SampleStatement.times()))
        }
    }

    @Test func `an act has one text`() throws {
        #expect(
            Self.lines(try SampleStatement.act(.adopt(SampleStatement.uuids()), number: 1, hasReason: false)) == [
                "stemronde/act/v1", "instance stem.example.nl", "round halfweg-2028", "definition \(Self.empty)",
                "number 1", "previous none", "act adopt", "uuid advies F85Pe26swn4Yg2", "uuid bindend Y5Fxy4FSNLBDv4",
                "signed 2028-03-01T09:00:00+01:00", "submit-by 2028-03-01T10:00:00+01:00", "",
            ]
        )
        let closes = try SampleStatement.moment("2028-03-16T20:00:00+01:00")
        #expect(
            Self.lines(try SampleStatement.act(.extend(closes))).dropFirst(4) == [
                "number 2", "previous \(Self.hex([1]))", "act extend", "closes 2028-03-16T20:00:00+01:00",
                "reason raadsbesluit 2028-12: één dag langer", "signed 2028-03-01T09:00:00+01:00",
                "submit-by 2028-03-01T10:00:00+01:00", "",
            ]
        )
    }

    @Test func `opening a round has one text`() throws {
        let text = Self.lines(try SampleStatement.act(.open(SampleStatement.opening()), hasReason: false))
        let fingerprint = String(decoding: Digest(of: [3]).base64, as: UTF8.self)
        #expect(
            Array(text[6..<15]) == [
                "act open", "opens 2028-03-01T09:00:00+01:00", "closes 2028-03-15T20:00:00+01:00",
                "fingerprint advies \(fingerprint)", "roll advies \(Self.hex([3, 3]))",
                "letters advies centrum/bewoners 1000", "letters advies noord/bewoners 250",
                "trustee advies 1 \(String(repeating: "01", count: 32))",
                "trustee advies 2 \(String(repeating: "03", count: 32))",
            ]
        )
    }

    @Test func `closing a round has one text`() throws {
        let text = Self.lines(try SampleStatement.act(.close(SampleStatement.closing()), hasReason: false))
        #expect(
            Array(text[6..<16]) == [
                "act close", "last advies 708 \(Self.hex([9]))",
                "stratum advies centrum/bewoners letters=1000 reserve=6 late=1 voted=700 replaced=5 to-paper=9 withdrawn=2 unused=290",
                "stratum advies noord/bewoners letters=250 reserve=0 late=0 voted=0 replaced=0 to-paper=0 withdrawn=0 unused=250",
                "paper advies 2 activated=10 late=1 voted=7 not-returned=3",
                "paper advies 1 activated=0 late=0 voted=0 not-returned=0",
                "total advies letters=1250 reserve=6 late=1 voted=700 replaced=5 to-paper=9 withdrawn=2 unused=540",
                "total-paper advies activated=10 late=1 voted=7 not-returned=3", "tallied advies 707",
                "electorate advies 1250",
            ]
        )
    }

    @Test func `blocks and activations have one text`() throws {
        #expect(
            Self.lines(try SampleStatement.block(.toPaper)) == [
                "stemronde/block/v1", "instance stem.example.nl", "round halfweg-2028", "definition \(Self.empty)",
                "election F85Pe26swn4Yg2", "credential \(String(repeating: "05", count: 32))", "reason to-paper",
                "signed 2028-03-01T09:00:00+01:00", "submit-by 2028-03-01T10:00:00+01:00", "",
            ]
        )
        let replacement = try SampleStatement.activation(.replaces(SampleStatement.key(5)))
        #expect(Self.lines(replacement)[0] == "stemronde/activation/v1")
        #expect(Self.lines(replacement)[6] == "replaces \(String(repeating: "05", count: 32))")
        let late = try SampleStatement.activation(.late(SampleStatement.reason()))
        #expect(Self.lines(late)[6] == "late raadsbesluit 2028-12: één dag langer")
    }

    @Test func `a credential is written as the election writes it`() throws {
        let key = try #require(Bytes32((0..<32).map { UInt8($0) }))
        #expect(String(decoding: CredentialText.hex(key), as: UTF8.self).hasPrefix("1f1e1d"))
        #expect(CredentialText.key(CredentialText.hex(key)) == key)
        #expect(CredentialText.key(Array("00".utf8)) == nil)
        #expect(CredentialText.key([UInt8](repeating: UInt8(ascii: "A"), count: 64)) == nil)
    }

    @Test func `refuses a line that is missing, repeated, moved or unknown`() throws {
        for statement in try SampleStatement.all() {
            let lines = Self.lines(statement).dropLast()
            var others: [[String]] = []
            for index in lines.indices {
                var other = Array(lines)
                other.remove(at: index)
                others.append(other)
                other = Array(lines)
                other.insert(lines[index], at: index)
                others.append(other)
                other = Array(lines)
                other.insert("comment", at: index + 1)
                others.append(other)
                other[index + 1] = ""
                others.append(other)
                if index + 1 < lines.endIndex {
                    other = Array(lines)
                    other.swapAt(index, index + 1)
                    others.append(other)
                }
            }
            for other in others where other != Array(lines) {
                let text = Array((other.joined(separator: "\n") + "\n").utf8)
                // Leaving out or moving an item of a list, or an optional reason, gives another statement, in its own form.
                if let read = try? Statement(text: text) {
                    #expect(read != statement && read.text == text)
                    #expect(Self.isListed(other, lines), "\(other)")
                }
            }
        }
    }

    /// Whether the only lines that differ are such as may be there or not.
    static func isListed(_ other: [String], _ lines: ArraySlice<String>) -> Bool {
        let listed = ["uuid ", "unused ", "letters ", "trustee ", "stratum ", "paper ", "reason "]
        return Set(other).symmetricDifference(lines).allSatisfy { line in listed.contains { line.hasPrefix($0) } }
    }

    @Test func `refuses every text with one byte changed, cut off or added`() throws {
        for statement in try SampleStatement.all() {
            let text = statement.text
            #expect(throws: RecordError.self) { try Statement(text: text + [0x0A]) }
            #expect(throws: RecordError.self) { try Statement(text: [0x20] + text) }
            for count in text.indices {
                #expect(throws: RecordError.self) { try Statement(text: Array(text[..<count])) }
            }
            for index in text.indices {
                for change: UInt8 in [1, 0x20, 0x80] {
                    var changed = text
                    changed[index] ^= change
                    if let read = try? Statement(text: changed) { #expect(read.text == changed) }
                }
            }
        }
    }

    @Test(arguments: [
        ("act extend", "act extended"), ("number 2", "number 02"), ("number 2", "number 0"),
        ("number 2", "number 10001"),
        ("number 2", "number 1"), ("previous ", "previous none\nold "), ("round halfweg-2028", "round Halfweg-2028"),
        ("instance stem.example.nl", "instance Stem.example.nl"), ("instance stem.example.nl", "instance stem example"),
        ("closes 2028-03-16T20:00:00+01:00", "closes 2028-03-16T20:00:00"),
        ("closes 2028-03-16T20:00:00+01:00", "closes 2028-03-32T20:00:00+01:00"), ("reason raad", "reason  raad"),
        ("submit-by 2028-03-01T10", "submit-by 2028-03-01T08"), ("stemronde/act/v1", "stemronde/act/v2"),
        ("stemronde/act/v1", "stemronde/block/v1"), ("signed ", "signed\t"), ("act extend", "act  extend"),
    ])
    func `refuses another content`(old: String, new: String) throws {
        let statement = try SampleStatement.act(.extend(SampleStatement.moment("2028-03-16T20:00:00+01:00")))
        let text = String(decoding: statement.text, as: UTF8.self)
        #expect(text.contains(old))
        #expect(throws: RecordError.self) {
            try Statement(text: Array(text.replacingOccurrences(of: old, with: new).utf8))
        }
    }

    @Test(arguments: [
        ("trustee advies 2", "trustee advies 3", RecordError.Code.order),
        ("roll advies", "roll bindend", .order),
        ("letters bindend noord", "letters advies noord", .order),
        ("letters advies noord/bewoners", "letters advies centrum/bewoners", .duplicate),
        ("letters advies noord/bewoners 250", "letters advies noord/bewoners 0250", .form),
        ("letters advies noord/bewoners 250", "letters advies noord/bewoners 1073741824", .form),
        ("letters advies noord/bewoners 250", "letters advies noord 250", .form),
        ("letters advies noord/bewoners 250", "letters advies noord/bewoners 250 1", .form),
    ])
    func `refuses another opening`(old: String, new: String, code: RecordError.Code) throws {
        let statement = try SampleStatement.act(.open(SampleStatement.opening()))
        let text = String(decoding: statement.text, as: UTF8.self)
        #expect(text.contains(old))
        let changed = text.replacingOccurrences(of: old, with: new)
        #expect(throws: RecordError.self) { try Statement(text: Array(changed.utf8)) }
        let error = #expect(throws: RecordError.self) { try Statement(text: Array(changed.utf8)) }
        #expect(error?.code == code)
    }

    @Test func `refuses a sheet that stands twice`() throws {
        let uuid = try SampleStatement.uuids()[0]
        var (opening, closing) = (try SampleStatement.opening(), SampleStatement.closing())
        opening.sheets = [opening.sheets[0], opening.sheets[0]]
        closing.sheets += closing.sheets
        for setting in [
            Act.Setting.adopt([uuid, uuid]), .destroy([SheetValue("advies", 1), SheetValue("advies", 2)]),
            .close(closing), .open(opening),
        ] {
            let text = try SampleStatement.act(setting).text
            let error = #expect(throws: RecordError.self) { try Statement(text: text) }
            #expect(error?.code == .duplicate)
        }
    }

    @Test(arguments: ActKind.allCases.filter(\.needsReason))
    func `an act that needs a reason says why`(kind: ActKind) throws {
        for statement in try SampleStatement.all() {
            guard case .act(let act) = statement, act.kind == kind else { continue }
            let error = #expect(throws: RecordError.self) { try SampleStatement.act(act.setting, hasReason: false) }
            #expect(error?.code == .contradiction)
        }
    }

    @Test func `only the first act names no previous one`() throws {
        for (number, previous) in [(1, Digest(of: [])), (2, nil)] as [(Int, Digest?)] {
            let error = #expect(throws: RecordError.self) {
                try Act(
                    heading: SampleStatement.heading(),
                    number: number,
                    previous: previous,
                    setting: .resume,
                    times: SampleStatement.times()
                )
            }
            #expect(error?.code == .contradiction)
        }
    }

    @Test func `nothing is submitted before it is signed`() throws {
        let (early, late) = (
            try SampleStatement.moment("2028-03-01T09:00:00+01:00"), try SampleStatement.moment("2028-03-01T09:00:00Z")
        )
        #expect(StatementTimes(signed: late, submitBy: early) == nil)
        #expect(StatementTimes(signed: early, submitBy: late) != nil)
        #expect(StatementTimes(signed: early, submitBy: early) != nil)
    }

    @Test(arguments: [
        "", " a", "a ", "a\nb", "a\tb", "a\u{7F}", "a\u{85}b", "a\u{2028}b", "a\u{202E}b", "a\u{2066}b", "a\u{200B}b",
        "a\u{FEFF}", "a\u{E0041}", String(repeating: "a", count: 1001),
    ])
    func `refuses words that do not show what they hold`(text: String) {
        #expect(StatementWords(text) == nil)
    }

    @Test func `takes any words that do`() {
        for text in ["a", "een reden: “zo” – 1 %", "日本", "👍🏽", String(repeating: "a", count: 1000)] {
            #expect(StatementWords(text)?.description == text)
        }
        #expect(StatementWords(utf8: [0x61, 0xFF]) == nil)
    }

    @Test(arguments: ["", "Stem.nl", "stem nl", "stem.nl/", "stem..nl", "https://stem.nl", "stem.nl:0", "é.nl"])
    func `refuses what is no host`(text: String) {
        #expect(InstanceID(text) == nil)
    }

    @Test func `takes a host with a port`() {
        #expect(InstanceID("localhost:8080")?.host == "localhost:8080")
    }
}
