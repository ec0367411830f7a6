//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import TestSupport
import Testing

@testable import Rounds

struct RollTests {
    static func strata() throws -> SheetStrata {
        try #require(
            SheetStrata([
                Stratum(id: StratumID(zone: "centrum", group: "bewoners"), members: [], weight: Fraction(whole: 2)),
                Stratum(id: StratumID(zone: "noord", group: "bewoners"), members: [], weight: .one),
                Stratum(id: StratumID(zone: "zuid", group: "bewoners"), members: [], weight: Fraction(whole: 2)),
            ])
        )
    }

    static func roll(count: Int, seed: UInt64 = 5) throws -> Roll {
        var generator = SeededGenerator(seed: seed)
        let entries = try (0..<count).map { _ in
            let role = Roll.Role.allCases.randomElement(using: &generator) ?? .letter
            let stratum = role == .paper ? 3...4 : 0...2
            return Roll.Entry(
                key: try key(&generator),
                role: role,
                stratum: Int.random(in: stratum, using: &generator)
            )
        }
        return try make(entries)
    }

    static func key(_ generator: inout SeededGenerator) throws -> Bytes32 {
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return try #require(Bytes32(bytes))
    }

    static func make(_ entries: [Roll.Entry]) throws -> Roll {
        try Roll(
            election: #require(ElectionID("F85Pe26swn4Yg2")),
            sheet: "advies",
            definition: Digest(of: []),
            strata: strata(),
            entries: entries
        )
    }

    static func small() throws -> Roll {
        try make([
            Roll.Entry(key: #require(Bytes32([UInt8](repeating: 2, count: 32))), role: .paper, stratum: 4),
            Roll.Entry(key: #require(Bytes32([UInt8](repeating: 1, count: 32))), role: .letter, stratum: 2),
            Roll.Entry(key: #require(Bytes32([0] + [UInt8](repeating: 9, count: 31))), role: .reserve, stratum: 0),
        ])
    }

    @Test func `numbers the strata of letters, then one of paper per weight`() throws {
        let strata = try Self.strata()
        #expect(strata.count == 5)
        #expect(
            (0..<5).map { strata.name($0).description } == [
                "centrum/bewoners", "noord/bewoners", "zuid/bewoners", "paper:2", "paper:1",
            ]
        )
        #expect((0..<5).map(strata.weight) == [2, 1, 2, 2, 1].map(Fraction.init(whole:)))
        #expect((0..<5).map(strata.isPaper) == [false, false, false, true, true])
        for place in 0..<5 { #expect(SheetStrata.Name(strata.name(place).description) == strata.name(place)) }
    }

    @Test func `takes no sheet without strata and none twice`() {
        #expect(SheetStrata([]) == nil)
        let stratum = Stratum(id: StratumID(zone: "a", group: "b"), members: [], weight: .one)
        #expect(SheetStrata([stratum, stratum]) == nil)
    }

    @Test(arguments: ["", "a", "a/b/c", "A/b", "paper:", "paper:2/4", "paper:0.5", "paper:50%", "Paper:1"])
    func `refuses what names no stratum`(text: String) {
        #expect(SheetStrata.Name(text) == nil)
    }

    @Test func `has one text`() throws {
        let text =
            #"{"election":"F85Pe26swn4Yg2","sheet":"advies","definition":"\#(String(decoding: Digest(of: []).hex, as: UTF8.self))","#
            + #""strata":["centrum/bewoners","noord/bewoners","zuid/bewoners"],"paper":["2","1"],"count":3,"credentials":["#
            + #"["\#(String(repeating: "09", count: 31))00","reserve",0],["\#(String(repeating: "01", count: 32))","letter",2],"#
            + #"["\#(String(repeating: "02", count: 32))","paper",1]]}"#
        let roll = try Self.small()
        #expect(String(decoding: roll.json, as: UTF8.self) == text)
        #expect(roll.digest == Digest(of: roll.json))
        let again = try Roll(json: roll.json)
        #expect(again.json == roll.json)
        #expect((0..<3).map { again[$0] } == (0..<3).map { roll[$0] })
        #expect(again.election == roll.election)
        #expect(again.sheet == "advies")
        #expect(again.definition == Digest(of: []))
        #expect(again.fits(try Self.strata()))
    }

    @Test func `finds every credential and no other`() throws {
        let roll = try Self.roll(count: 1000)
        for index in 0..<roll.count { #expect(roll.index(of: roll[index].key) == index) }
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<1000 { #expect(roll.index(of: try Self.key(&generator)) == nil) }
        #expect(try Self.make([]).index(of: Bytes32()) == nil)
    }

    @Test func `counts a role by stratum`() throws {
        let roll = try Self.small()
        #expect(roll.counts(of: .letter) == [0, 0, 1, 0, 0])
        #expect(roll.counts(of: .reserve) == [1, 0, 0, 0, 0])
        #expect(roll.counts(of: .paper) == [0, 0, 0, 0, 1])
    }

    @Test(arguments: [1, 7, 100, 65_536])
    func `reads pieces of any size`(size: Int) throws {
        let roll = try Self.roll(count: 50)
        let json = roll.json
        var reader = RollReader()
        for start in stride(from: 0, to: json.count, by: size) {
            try reader.append(json[start..<min(start + size, json.count)])
        }
        let (again, digest) = try reader.finish()
        #expect(again.json == json)
        #expect(digest == roll.digest)
    }

    @Test func `writes a large roll in pieces`() throws {
        let roll = try Self.roll(count: 3000)
        var pieces: [[UInt8]] = []
        roll.write { pieces.append($0) }
        #expect(pieces.count > 2)
        #expect(try Roll(json: pieces.flatMap { $0 }).count == 3000)
    }

    @Test func `an empty roll is a roll`() throws {
        let roll = try Self.make([])
        #expect(try Roll(json: roll.json).count == 0)
    }

    @Test func `refuses a credential that stands twice`() throws {
        let entry = Roll.Entry(key: Bytes32(), role: .letter, stratum: 0)
        let error = #expect(throws: RecordError.self) { try Self.make([entry, entry]) }
        #expect(error?.code == .duplicate)
    }

    @Test(arguments: [(Roll.Role.letter, 3), (.reserve, 4), (.paper, 2), (.paper, 5), (.letter, -1)])
    func `refuses a stratum of another role`(role: Roll.Role, stratum: Int) throws {
        let error = #expect(throws: RecordError.self) {
            try Self.make([Roll.Entry(key: Bytes32(), role: role, stratum: stratum)])
        }
        #expect(error?.code == .range)
    }

    @Test func `refuses every text with one byte changed, cut off or added`() throws {
        let json = try Self.small().json
        #expect(throws: RecordError.self) { try Roll(json: json + [0x0A]) }
        #expect(throws: RecordError.self) { try Roll(json: [0x20] + json) }
        for count in json.indices {
            #expect(throws: RecordError.self, "cut to \(count) bytes") { try Roll(json: Array(json[..<count])) }
        }
        var accepted = 0
        for index in json.indices {
            for change: UInt8 in [1, 0x20, 0x80] {
                var changed = json
                changed[index] ^= change
                // A change inside a value may give another value, but never another text of the same one.
                if let roll = try? Roll(json: changed) {
                    #expect(roll.json == changed, "byte \(index)")
                    accepted += 1
                }
            }
        }
        #expect(accepted > 0)
    }

    @Test(arguments: [
        ("\"count\":3", "\"count\":2", RecordError.Code.contradiction),
        ("\"count\":3", "\"count\":4", .contradiction),
        ("\"count\":3", "\"count\":03", .form),
        ("\"count\":3", "\"count\":4194305", .form),
        ("\"letter\",2", "\"letter\",3", .range),
        ("\"paper\",1", "\"paper\",2", .range),
        ("\"letter\",2", "\"voter\",2", .form),
        ("\"sheet\":\"advies\"", "\"sheet\":\"Advies\"", .form),
        ("\"2\",\"1\"", "\"2\",\"2\"", .form),
        ("\"noord/bewoners\"", "\"centrum/bewoners\"", .form),
        ("]]}", "]],\"more\":1}", .form),
        ("{\"election\"", "{\"elections\"", .form),
    ])
    func `refuses another content`(old: String, new: String, code: RecordError.Code) throws {
        let text = String(decoding: try Self.small().json, as: UTF8.self)
        #expect(text.contains(old))
        let changed = text.replacingOccurrences(of: old, with: new)
        let error = #expect(throws: RecordError.self) { try Roll(json: Array(changed.utf8)) }
        #expect(error?.code == code)
    }

    @Test func `refuses entries out of order or twice`() throws {
        let text = String(decoding: try Self.small().json, as: UTF8.self)
        let one = "[\"\(String(repeating: "01", count: 32))\",\"letter\",2]"
        let two = "[\"\(String(repeating: "02", count: 32))\",\"paper\",1]"
        let swapped = text.replacingOccurrences(of: "\(one),\(two)", with: "\(two),\(one)")
        let order = #expect(throws: RecordError.self) { try Roll(json: Array(swapped.utf8)) }
        #expect(order?.code == .order)
        let doubled = text.replacingOccurrences(of: two, with: one)
        let duplicate = #expect(throws: RecordError.self) { try Roll(json: Array(doubled.utf8)) }
        #expect(duplicate?.code == .duplicate)
    }

    @Test func `refuses a text without end before it fills memory`() throws {
        var reader = RollReader()
        let head = String(decoding: try Self.small().json, as: UTF8.self).prefix { $0 != "9" }
        #expect(throws: RecordError.self) {
            try reader.append(Array(head.utf8))
            for _ in 0..<100 { try reader.append([UInt8](repeating: 0x61, count: 65_536)) }
        }
    }

    @Test(arguments: ["", "F85Pe26swn4Yg", "F85Pe26swn4Yg0", "F85Pe26swn4YgO", "F85Pe26swn4Ygl", "F85Pe26swn4Yg é"])
    func `refuses what is no uuid`(text: String) {
        #expect(ElectionID(text) == nil)
    }
}
