//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Testing

struct DecisionRuleTests {
    static func rule(
        _ basis: DecisionRule.Basis = .choices,
        _ comparison: DecisionRule.Comparison = .moreThan,
        _ threshold: String = "1/2",
        turnout: String = "0",
        support: String = "0"
    ) throws -> DecisionRule {
        try DecisionRule(
            basis: basis,
            threshold: #require(Fraction(text: threshold)),
            comparison: comparison,
            turnoutQuorum: #require(Fraction(text: turnout)),
            supportQuorum: #require(Fraction(text: support))
        )
    }

    @Test func `refuses a threshold of nothing or of more than all`() {
        #expect(throws: DecisionRule.Flaw.threshold) { try Self.rule(.choices, .atLeast, "0") }
        #expect(throws: DecisionRule.Flaw.threshold) { try Self.rule(.choices, .atLeast, "3/2") }
        #expect(throws: DecisionRule.Flaw.moreThanAll) { try Self.rule(.choices, .moreThan, "1") }
        #expect(throws: Never.self) { try Self.rule(.choices, .atLeast, "1") }
    }

    @Test func `refuses a quorum of more than all`() {
        #expect(throws: DecisionRule.Flaw.turnoutQuorum) { try Self.rule(turnout: "101%") }
        #expect(throws: DecisionRule.Flaw.supportQuorum) { try Self.rule(support: "101%") }
        #expect(throws: Never.self) { try Self.rule(turnout: "1", support: "1") }
    }

    @Test func `says where a minority could win`() throws {
        #expect(try Self.rule(.choices, .atLeast, "49%").letsMinorityWin)
        #expect(try !Self.rule(.choices, .atLeast, "50%").letsMinorityWin)
    }

    @Test func `has one text`() throws {
        let rule = try Self.rule(.electorate, .atLeast, "30%", turnout: "0.5", support: "1/3")
        var writer = CanonicalWriter()
        rule.write(to: &writer)
        let text = """
            {"basis":"electorate","comparison":"at-least","threshold":"3/10","turnout_quorum":"1/2","support_quorum":"1/3"}
            """
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
        var reader = CanonicalReader(writer.bytes)
        #expect(try DecisionRule(from: &reader) == rule)
        try reader.end()
    }

    @Test(arguments: [
        #"{"basis":"votes","comparison":"at-least","threshold":"1/2","turnout_quorum":"0","support_quorum":"0"}"#,
        #"{"basis":"choices","comparison":"over","threshold":"1/2","turnout_quorum":"0","support_quorum":"0"}"#,
        #"{"basis":"choices","comparison":"at-least","threshold":"0","turnout_quorum":"0","support_quorum":"0"}"#,
        #"{"basis":"choices","comparison":"at-least","threshold":"2/4","turnout_quorum":"0","support_quorum":"0"}"#,
        #"{"basis":"choices","comparison":"more-than","threshold":"1","turnout_quorum":"0","support_quorum":"0"}"#,
        #"{"basis":"choices","comparison":"at-least","threshold":"1/2","support_quorum":"0","turnout_quorum":"0"}"#,
        #"{"basis":"choices","comparison":"at-least","threshold":"1/2","turnout_quorum":"0"}"#,
        #"{"basis":"choices","comparison":"at-least","threshold":"1/2","turnout_quorum":"2","support_quorum":"0"}"#,
    ])
    func `refuses any other text`(text: String) {
        var reader = CanonicalReader([UInt8](text.utf8))
        #expect(throws: TextError.self) { try DecisionRule(from: &reader) }
    }
}
