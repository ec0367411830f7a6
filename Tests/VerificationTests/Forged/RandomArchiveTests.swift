//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony
import RecordFixtures
import TestSupport
import Testing

@testable import Verification

/// Archives with numbers, points, texts and list elements of their documents changed at random, hashes and chain made
/// anew: a verdict, whatever it is, and never a trap.
@Suite struct RandomArchiveTests {
    private static let seed: UInt64 = 30
    private static let rounds = 40

    @Test(arguments: [SoundArchive.multi, .threshold, .small])
    func everyChangedArchiveGetsAVerdict(_ archive: SoundArchive) async throws {
        var generator = SeededGenerator(seed: Self.seed)
        var refused = 0
        for round in 0..<Self.rounds {
            let changed = try Self.changed(archive, &generator)
            let report = try await changed.report()
            #expect(report.verdict != .notChecked, "seed \(Self.seed), round \(round): \(report.problems)")
            if report.verdict == .notVerified { refused += 1 }
        }
        #expect(refused > Self.rounds / 3)
    }

    private static func changed(
        _ archive: SoundArchive,
        _ generator: inout SeededGenerator
    ) throws -> ForgedArchive {
        var copy = try ForgedArchive(archive)
        // Ballots cost the most time and are changed in tests of their own: often there are none.
        if Int.random(in: 0..<8, using: &generator) > 0 { copy.ballots = [] }
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: copy.election = Self.changed(copy.election, &generator)
            case 1, 2, 3: copy.trustees = Self.changed(copy.trustees, &generator)
            case 4: copy.credentials = Self.changed(copy.credentials, &generator)
            case 5: copy.result = copy.result.map { Self.changed($0, &generator) }
            case 6: copy.tally?.weight = Self.numbers.randomElement(using: &generator) ?? "0"
            default:
                guard !copy.answers.isEmpty else { continue }
                let place = Int.random(in: copy.answers.indices, using: &generator)
                if Bool.random(using: &generator) {
                    copy.answers[place].owner = Self.numbers.randomElement(using: &generator) ?? "0"
                } else {
                    copy.answers[place].document = Self.changed(copy.answers[place].document, &generator)
                }
            }
        }
        guard copy.ballots.isEmpty, copy.isClosed, let election = try? Election(copy.election) else { return copy }
        // A tally that is right, so that decryptions and result are looked at.
        let sums = EncryptedSums(shapes: election.shapes)
        copy.tally = ForgedArchive.Tally(document: sums.tally.bytes, ballots: "0", weight: "0")
        return copy
    }

    private static let numbers = ["0", "1", "2", "3", "4", "100", "1073741823", "1073741824", "9223372036854775807"]
    private static let texts = [
        Torsion.second, Torsion.fourth, Torsion.neutral, Torsion.notCanonical, Point.generator.hex, [], [0x30],
        Array("7237005577332262213973186563042994240857116359379907606001950938285454250988".utf8),
    ]

    /// The document with a number or a text replaced, or with an element of a list left out or doubled.
    private static func changed(_ document: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        let tokens = tokens(of: document)
        guard let token = tokens.randomElement(using: &generator) else { return document }
        var copy = document
        if document[token.lowerBound] == 0x22 {
            let text = texts.randomElement(using: &generator) ?? []
            copy.replaceSubrange((token.lowerBound + 1)..<(token.upperBound - 1), with: text)
        } else if document[token.lowerBound] == 0x5B || document[token.lowerBound] == 0x7B {
            // Braces or brackets and all between them: with the comma before, left out or doubled.
            let hasComma = token.lowerBound > 0 && document[token.lowerBound - 1] == 0x2C
            let element = (hasComma ? token.lowerBound - 1 : token.lowerBound)..<token.upperBound
            if Bool.random(using: &generator) {
                copy.removeSubrange(element)
            } else {
                copy.insert(contentsOf: [0x2C] + document[token], at: token.upperBound)
            }
        } else {
            copy.replaceSubrange(token, with: Array((numbers.randomElement(using: &generator) ?? "0").utf8))
        }
        return copy
    }

    /// The numbers, texts, lists and objects of a document; what stands in a text is found in certificates as well.
    private static func tokens(of document: [UInt8]) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var open: [Int] = []
        var place = 0
        while place < document.count {
            let byte = document[place]
            let start = place
            place += 1
            switch byte {
            case 0x22:
                while place < document.count, document[place] != 0x22 || document[place - 1] == 0x5C { place += 1 }
                place = min(place + 1, document.count)
                let isName = place < document.count && document[place] == 0x3A
                if !isName { tokens.append(start..<place) }
            case 0x30...0x39:
                while place < document.count, (0x30...0x39).contains(document[place]) { place += 1 }
                tokens.append(start..<place)
            case 0x5B, 0x7B: open.append(start)
            case 0x5D, 0x7D: if let first = open.popLast() { tokens.append(first..<place) }
            default: break
            }
        }
        return tokens
    }
}
