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

struct RoundResultTests {
    @Test func `has one text`() throws {
        let result = try SampleResult.round()
        let text = String(decoding: result.json, as: UTF8.self)
        #expect(text.hasPrefix(#"{"version":1,"round":"halfweg-2028","definition":"e3b0c44298fc1c149afbf4c8996fb924"#))
        #expect(
            text.contains(
                #"""
                {"sheet":"bindend","election":"Y5Fxy4FSNLBDv4","electorate_of":"people","electorate":200,"minimum":10,\#
                "splits":false,"strata":[{"stratum":"stad/bewoners","weight":"1","ballots":90},\#
                {"stratum":"paper:1","weight":"1","ballots":10}],"questions":[{"question":"plan",\#
                "options":["for","against"],"min":1,"max":1,"blank":true,"rule":{"basis":"choices",\#
                "comparison":"more-than","threshold":"1/2","turnout_quorum":"3/10","support_quorum":"0"}}],\#
                "sums":[[[10,50,40]]]}
                """#
            )
        )
        #expect(
            text.hasSuffix(
                #"""
                {"sheet":"bindend","ballots":100,"online":90,"paper":10,"opening":"cells","cells":[{"strata":[\#
                "stad/bewoners","paper:1"],"ballots":100,"online":90,"weight":"1","mixes_weights":false}],\#
                "questions":[{"question":"plan","blank":10,"weighted_blank":null,"options":[{"option":"for",\#
                "votes":50,"weighted":null},{"option":"against","votes":40,"weighted":null}],"judgement":{\#
                "verdict":"adopted","winner":null,"shortfall":null,"steps":[{"part":"turnout-quorum",\#
                "numerator":100,"denominator":200,"comparison":"at-least","share":"3/10","met":true},{\#
                "part":"threshold","numerator":50,"denominator":90,"comparison":"more-than","share":"1/2",\#
                "met":true}]}}]}]}
                """#
            )
        )
        #expect(text.contains(#""weight":"26/19","mixes_weights":true"#))
        #expect(text.contains(#"{"option":"ja","votes":30,"weighted":"640/19"}"#))
        #expect(try RoundResult(json: result.json) == result)
        #expect(result.digest == Digest(of: result.json))
    }

    @Test func `reads every kind of sheet that it writes`() throws {
        let sheets = [
            try SampleResult.advisory(ballots: [0, 0, 0, 0, 0, 0, 0], sums: []),
            try SampleResult.advisory(ballots: [4, 0, 0, 0, 0, 0, 0], sums: []),
            try SampleResult.binding(ballots: [0, 0], sums: []), try SampleResult.binding(ballots: [5, 4], sums: []),
        ]
        for sheet in sheets {
            let result = try RoundResult(round: "r", definition: Digest(of: [1]), counted: [sheet])
            #expect(try RoundResult(json: result.json) == result)
        }
        let none = try RoundResult(round: "r", definition: Digest(of: [1]), counted: [])
        #expect(try RoundResult(json: none.json) == none)
    }

    @Test func `refuses a sheet that stands twice`() throws {
        let sheet = try SampleResult.binding()
        let error = #expect(throws: RecordError.self) {
            try RoundResult(round: "r", definition: Digest(of: []), counted: [sheet, sheet])
        }
        #expect(error?.code == .duplicate)
    }

    @Test func `refuses every text with one byte changed, cut off or added`() throws {
        let result = try RoundResult(round: "r", definition: Digest(of: []), counted: [SampleResult.binding()])
        let json = result.json
        #expect(throws: RecordError.self) { try RoundResult(json: json + [0x0A]) }
        for count in json.indices {
            #expect(throws: RecordError.self, "cut to \(count) bytes") { try RoundResult(json: Array(json[..<count])) }
        }
        for index in json.indices {
            for change: UInt8 in [1, 0x20, 0x80] {
                var changed = json
                changed[index] ^= change
                if let other = try? RoundResult(json: changed) { #expect(other.json == changed, "byte \(index)") }
            }
        }
    }

    @Test(arguments: [
        (#""verdict":"adopted""#, #""verdict":"rejected""#, RecordError.Code.contradiction),
        (#""votes":50"#, #""votes":51"#, .contradiction),
        (#"[[[10,50,40]]]"#, #"[[[10,40,50]]]"#, .contradiction),
        (#"[[[10,50,40]]]"#, #"[[[10,50,40],[0]]]"#, .contradiction),
        (#"[[[10,50,40]]]"#, #"[]"#, .contradiction),
        (#"[[[10,50,40]]]"#, #"[[[10,50,-40]]]"#, .form),
        (#""weight":"26/19""#, #""weight":"27/19""#, .contradiction),
        (
            #"{"stratum":"oost/bewoners","weight":"1","ballots":12}"#,
            #"{"stratum":"oost/bewoners","weight":"1","ballots":13}"#, .contradiction
        ),
        (#""stratum":"paper:2","weight":"2""#, #""stratum":"paper:2","weight":"1""#, .contradiction),
        (#""stratum":"paper:2","weight":"2""#, #""stratum":"paper:3","weight":"3""#, .form),
        (#""minimum":10"#, #""minimum":0"#, .range),
        (#""electorate":200"#, #""electorate":201"#, .contradiction),
        (#""electorate":200"#, #""electorate":4194305"#, .form),
        (#""electorate_of":"people""#, #""electorate_of":"cats""#, .form),
        (#""options":["for","against"],"min":1"#, #""options":["for","for"],"min":1"#, .duplicate),
        (#""max":1,"blank":true,"rule":{"#, #""max":2,"blank":true,"rule":{"#, .contradiction),
        (#""version":1"#, #""version":2"#, .form),
        (#""version":1"#, #""version":1,"more":1"#, .form),
    ])
    func `refuses another content`(old: String, new: String, code: RecordError.Code) throws {
        let text = String(decoding: try SampleResult.round().json, as: UTF8.self)
        let place = try #require(text.range(of: old))
        let changed = text.replacingCharacters(in: place, with: new)
        let error = #expect(throws: RecordError.self) { try RoundResult(json: Array(changed.utf8)) }
        #expect(error?.code == code)
    }

    @Test func `the table has one number a row`() throws {
        let lines = String(decoding: try SampleResult.round().csv, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.first == "sheet,cell,question,option,measure,value,decimal,note")
        #expect(lines.last == "")
        #expect(lines.dropLast().allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 8 })
        for line in [
            "advies,,,,electorate,1200,,households: one vote each", "advies,,,,ballots,69,,",
            "advies,,,,turnout,23/400,0.0575,", "advies,,tempo,,blank,2,,", "advies,,tempo,ja,votes,30,,",
            "advies,,tempo,ja,weighted votes,640/19,33.6842,", "advies,,tempo,,weighted blank,52/19,2.7368,",
            "advies,1,,,strata,centrum/bewoners haven/bewoners oost/bewoners,,",
            "advies,1,,,weight,26/19,1.3684,mean: ballots of different weights", "advies,2,,,weight,1,1.0000,",
            "advies,1,tempo,nee,votes,7,,", "bindend,,,,electorate,200,,people",
            "bindend,,plan,,rule,more than 1/2 of the choices; turnout at least 3/10,,",
            "bindend,,plan,,turnout-quorum,100 of 200 is at least 3/10,,met",
            "bindend,,plan,,threshold,50 of 90 is more than 1/2,,met", "bindend,,plan,,verdict,adopted,,",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test func `the table says so where there are too few ballots to count`() throws {
        let sheet = try SampleResult.binding(ballots: [5, 4], sums: [], rule: DecisionRuleTests.rule())
        let result = try RoundResult(round: "r", definition: Digest(of: []), counted: [sheet])
        let text = String(decoding: result.csv, as: UTF8.self)
        #expect(text.contains("bindend,,,,ballots,9,,too few ballots to count\r\n"))
        #expect(text.contains("bindend,,plan,,verdict,too few ballots to count,,\r\n"))
        #expect(!text.contains("votes"))
        #expect(!text.contains("bindend,1"))
    }
}
