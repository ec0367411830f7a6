//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import Testing

@testable import Verification

@Suite struct ChecksDocumentTests {
    @Test func everyCheckStandsInTheDocumentUnderItsTitle() throws {
        let rows = try ChecksDocument().rows("V").map { "\($0[0]) \($0[1])" }
        #expect(rows == CheckCode.allCases.map { "\($0.rawValue) \($0.title)" })
    }

    @Test func everyReasonOfARefusedBallotStandsInTheDocumentWithItsCheck() throws {
        let rows = try ChecksDocument().rows("B").map { "\($0[0]) \($0[2])" }
        #expect(rows == BallotError.Code.allCases.map { "\($0.label) \($0.check.rawValue)" })
    }
}
