//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Testing

@testable import BallotCore

@Suite struct GroupTests {
    @Test func thisLibsodiumChecksTheSubgroup() throws {
        // CVE-2025-69277: a release with the fault would let this point pass.
        #expect(Point.libraryChecksSubgroup)
        let bytes = try #require(Bytes32([0x95] + [UInt8](repeating: 0x99, count: 31)))
        #expect(throws: Point.Failure.subgroup) { try Point(bytes) }
    }

    @Test func theGeneratorAndTheNeutralElementHaveTheirTexts() throws {
        #expect(text(Point.generator.hex) == String(repeating: "6", count: 62) + "58")
        #expect(text(Point.neutral.hex) == String(repeating: "0", count: 62) + "01")
        #expect(try Point(hex: Point.neutral.hex).isNeutral)
        #expect(try Point(hex: Point.generator.hex) == .generator)
        #expect(SecretScalar(.zero).generatorPower.isNeutral)
    }

    /// In turn: no text; y = 0, of order 4; upper case; too long; the neutral element with the sign bit set; the same as
    /// y = p + 1; a y that is on no point; y = −1, of order 2.
    private static let noPoints: [(String, Point.Failure)] = [
        ("", .text),
        ("0000000000000000000000000000000000000000000000000000000000000000", .subgroup),
        ("6666666666666666666666666666666666666666666666666666666666666A58", .text),
        ("66666666666666666666666666666666666666666666666666666666666666666", .text),
        ("8000000000000000000000000000000000000000000000000000000000000001", .encoding),
        ("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee", .encoding),
        ("0000000000000000000000000000000000000000000000000000000000000002", .encoding),
        ("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec", .subgroup),
    ]

    @Test(arguments: noPoints)
    func whatIsNoPointIsRefusedForItsReason(_ text: String, _ failure: Point.Failure) {
        #expect(throws: failure) { try Point(hex: text.utf8) }
    }

    @Test func exponentsAddWherePointsMultiply() {
        for _ in 0..<20 {
            let (a, b) = (SecretScalar.random(), SecretScalar.random())
            #expect(a.generatorPower * b.generatorPower == a.plus(b).generatorPower)
            #expect(a.generatorPower / b.generatorPower == a.minus(b).generatorPower)
            #expect(a.power(of: b.generatorPower) == b.times(a).generatorPower)
            #expect(a.power(of: .neutral).isNeutral)
            #expect((a.generatorPower / a.generatorPower).isNeutral)
            #expect(a.generatorPower * .neutral == a.generatorPower)
            #expect(a.opened.inverse.map { $0 * a.opened } == Scalar(1))
        }
        #expect(Scalar.zero.inverse == nil)
        #expect(Point.generator.variableTimePower(.zero).isNeutral)
    }

    @Test func scalarsKeepTheirDecimalText() throws {
        for _ in 0..<200 {
            let scalar = SecretScalar.random().opened
            #expect(try Scalar(decimal: scalar.decimal) == scalar)
        }
        #expect(text(Scalar.zero.decimal) == "0")
        #expect(text(Scalar(4_294_967_295).decimal) == "4294967295")
        let largest = "7237005577332262213973186563042994240857116359379907606001950938285454250988"
        #expect(try text(Scalar(decimal: largest.utf8).decimal) == largest)
        #expect(try Scalar(decimal: largest.utf8) + Scalar(1) == .zero)
    }

    @Test func bytesAreAScalarIfAndOnlyIfTheyAreUnderTheOrder() throws {
        // q, little-endian; then each byte of it one less and one more, all above and below it left as they are.
        let order =
            try #require(Hex.decode("edd3f55c1a631258d69cf7a2def9de14".utf8)) + [UInt8](repeating: 0, count: 15) + [
                0x10
            ]
        #expect(try Scalar(canonical: #require(Bytes32(order))) == nil)
        for index in 0..<32 {
            var (less, more) = (order, order)
            if less[index] > 0 { less[index] -= 1 } else { less[index] = 255 }
            more[index] += 1
            let isLess = order[index] > 0
            #expect(try (Scalar(canonical: #require(Bytes32(less))) != nil) == isLess, "byte \(index)")
            #expect(try Scalar(canonical: #require(Bytes32(more))) == nil, "byte \(index)")
        }
        #expect(try Scalar(canonical: #require(Bytes32([UInt8](repeating: 255, count: 32)))) == nil)
        #expect(Scalar(canonical: Bytes32()) == .zero)
        #expect(SecretScalar(canonical: Bytes32()) != nil)
    }

    private static let noScalars: [(String, Scalar.DecimalError)] = [
        ("", .spelling),
        ("05", .spelling),
        ("+5", .spelling),
        ("-1", .spelling),
        ("0x5", .spelling),
        ("1_0", .spelling),
        (" 1", .spelling),
        ("00", .spelling),
        ("7237005577332262213973186563042994240857116359379907606001950938285454250989", .range),
        ("99999999999999999999999999999999999999999999999999999999999999999999999999999", .range),
        ("999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999", .range),
    ]

    @Test(arguments: noScalars)
    func whatIsNoScalarIsRefusedForItsReason(_ text: String, _ failure: Scalar.DecimalError) {
        #expect(throws: failure) { try Scalar(decimal: text.utf8) }
    }
}

func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
}
