//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import KeyCeremony
import Testing

/// Counts found from powers of the generator.
struct CountFinderTests {
    @Test("Every count up to the limit is found, and none above", arguments: [0, 1, 2, 3, 7, 16, 100])
    func all(_ limit: Int) throws {
        let finder = try #require(CountFinder(limit: limit))
        for count in 0...limit {
            #expect(finder.variableTimeCount(of: .variableTimeGeneratorPower(Scalar(UInt32(count)))) == count)
        }
        for above in 1...20 {
            let power = Point.variableTimeGeneratorPower(Scalar(UInt32(limit + above)))
            #expect(finder.variableTimeCount(of: power) == nil, "\(limit) and \(above) more")
        }
        #expect(finder.variableTimeCount(of: .neutral / .generator) == nil)
    }

    @Test("Large counts are found with a small table")
    func large() throws {
        let finder = try #require(CountFinder(limit: 1_000_000))
        for count: UInt32 in [0, 1, 4_003, 4_004, 4_005, 725_000, 999_999, 1_000_000] {
            #expect(finder.variableTimeCount(of: .variableTimeGeneratorPower(Scalar(count))) == Int(count))
        }
        #expect(finder.variableTimeCount(of: .variableTimeGeneratorPower(Scalar(1_000_001))) == nil)
    }

    @Test("Limits that make no sense are refused")
    func limits() {
        #expect(CountFinder(limit: -1) == nil)
        #expect(CountFinder(limit: CountFinder.maximum + 1) == nil)
    }
}
