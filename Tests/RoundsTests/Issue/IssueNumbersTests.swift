//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Rounds
import TestSupport
import Testing

@Suite("Issue numbers")
struct IssueNumbersTests {
    private typealias Part = IssueNumbers.Part

    private func stratum(_ text: String) throws -> StratumID { try #require(StratumID(text)) }

    private func numbers(
        addresses: Int = 100,
        parts: [Part]? = nil,
        leftOut: [LeftOut: Int] = [.outsideZones: 10, .otherUse: 5],
        sheets: [SheetID] = ["raad", "besluit"]
    ) throws -> IssueNumbers {
        let uuids = ["11111111111111", "22222222222222", "33333333333333"]
        return try IssueNumbers(
            round: "halfweg",
            definition: Digest(of: [1]),
            source: IssueNumbers.Source(
                digest: Digest(of: [2]),
                date: #require(Day("2028-01-01")),
                addresses: addresses,
                votersDigest: Digest(of: [3])
            ),
            excludedStatuses: ["Verblijfsobject \"gevormd\""],
            leftOut: leftOut,
            parts: parts ?? [
                Part(
                    stratum: stratum("noord/inwoners"),
                    addresses: 60,
                    votes: 60,
                    letters: 57,
                    leftOut: [.secondary: 3]
                ),
                Part(stratum: stratum("zuid/inwoners"), addresses: 25, votes: 25, letters: 25, leftOut: [:]),
            ],
            rolls: zip(sheets, uuids).map { sheet, uuid in
                IssueNumbers.SheetRoll(sheet: sheet, election: try #require(ElectionID(uuid)), digest: Digest(of: [4]))
            }
        )
    }

    @Test("are written as canonical JSON and read back")
    func roundTrip() throws {
        let numbers = try numbers()
        #expect(numbers.letters == 82)
        #expect(try IssueNumbers(json: numbers.json) == numbers)
        let text = String(decoding: numbers.json, as: UTF8.self)
        let reasons = #""left_out":{"outside-zones":10,"other-use":5},"strata":[{"stratum":"noord/inwoners","#
        #expect(text.contains(reasons + #""addresses":60,"votes":60,"letters":57,"left_out":{"secondary-address":3}}"#))
    }

    @Test("are refused when their sums cannot be")
    func sums() throws {
        let (north, south) = try (stratum("noord/inwoners"), stratum("zuid/inwoners"))
        func code(_ make: () throws -> IssueNumbers) -> RecordError.Code? {
            do { _ = try make() } catch { return (error as? RecordError)?.code }
            return nil
        }
        let good = Part(stratum: north, addresses: 85, votes: 85, letters: 85, leftOut: [:])
        #expect(code { try numbers(parts: [good]) } == nil)
        #expect(code { try numbers(addresses: 101) } == .contradiction)
        #expect(code { try numbers(leftOut: [.outsideZones: 12, .secondary: 3]) } == .contradiction)
        #expect(code { try numbers(sheets: ["raad", "raad"]) } == .duplicate)
        var part = good
        part.letters = 86
        #expect(code { try numbers(parts: [part]) } == .contradiction)
        part.letters = -1
        #expect(code { try numbers(parts: [part]) } == .range)
        part.letters = 1
        part.leftOut = [.outsideZones: 1]
        #expect(code { try numbers(parts: [part]) } == .contradiction)
        part.leftOut = [.secondary: 86]
        #expect(code { try numbers(parts: [part]) } == .contradiction)
        let halves = [(north, 80), (north, 5)].map {
            Part(stratum: $0, addresses: $1, votes: $1, letters: 1, leftOut: [:])
        }
        #expect(code { try numbers(parts: halves) } == .duplicate)
        let huge = IssueNumbers.limit + 1
        let parts = [good, Part(stratum: south, addresses: 0, votes: huge, letters: 0, leftOut: [:])]
        #expect(code { try numbers(parts: parts) } == .range)
    }

    @Test("are read in their one form only, whatever byte is changed")
    func strict() throws {
        let json = try numbers().json
        for seed in UInt64(0)..<500 {
            var generator = SeededGenerator(seed: seed)
            var bytes = json
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            if Bool.random(using: &generator) {
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            } else {
                bytes.remove(at: place)
            }
            guard let read = try? IssueNumbers(json: bytes) else { continue }
            #expect(read.json == bytes, "seed \(seed)")
        }
        for text in ["{\"outside-zones\":0,\"other-use\":15}", "{\"other-use\":5,\"outside-zones\":10}"] {
            let changed = String(decoding: json, as: UTF8.self)
                .replacing("{\"outside-zones\":10,\"other-use\":5}", with: text)
            #expect(throws: RecordError.self) { try IssueNumbers(json: [UInt8](changed.utf8)) }
        }
    }
}
