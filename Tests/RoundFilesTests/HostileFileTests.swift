//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RoundFiles
import Rounds
import TestSupport
import Testing

/// Whatever stands in a file, reading it ends soon and without a trap.
@Suite struct HostileFileTests {
    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
        String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
        String(repeating: "a:\n", count: 10) + String(repeating: " ", count: 300) + "b: 1",
        (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        (0..<300).map { String(repeating: " ", count: $0) + "-\n" }.joined(),
        String(repeating: "[a, ", count: 41), "a: [[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]",
    ])
    func depthIsRefused(_ text: String) {
        #expect(SampleFile.problems(text).map(\.problem.code) == [.tooLarge])
    }

    @Test func sizeIsRefused() {
        let limit = DefinitionBounds.bytes
        #expect(SampleFile.problems([UInt8](repeating: 0x61, count: limit + 1)).map(\.problem.code) == [.tooLarge])
        #expect(SampleFile.problems(String(repeating: "- a\n", count: 70_000)).map(\.problem.code) == [.tooLarge])
    }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: [0x00, 0x0A, 0x20, 0x22, 0x23, 0x2C, 0x2D, 0x3A, 0x61, 0x7C, 0xFF] as [UInt8]
    )
    func aMebibyteOfOneByteIsRefused(_ byte: UInt8) {
        #expect(!SampleFile.problems([UInt8](repeating: byte, count: DefinitionBounds.bytes)).isEmpty)
    }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            "- &a [x, x]\n- &b [*a, *a]\n- [*b, *b]", "a: &a {x: 1}\nb: {<<: *a}", "? &a [x]\n: 1\n? [*a]\n: 2",
            "[&a x,*a]", "{&a x:*a}", "&a-b_1 x: *a-b_1",
        ]
    )
    func aliasesAreRefusedBeforeTheyAreExpanded(_ text: String) {
        #expect(SampleFile.problems(text).map(\.problem.code) == [.indirection])
    }

    @Test(.timeLimit(.minutes(10))) func aBombIsRefusedWithoutBeingBuilt() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        for level in 1..<30 {
            let inner = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(inner)]")
            // As a key it would be hashed by whoever looks for repeated keys.
            lines.append("? *a\(level)\n: 1")
        }
        #expect(SampleFile.problems(lines.joined(separator: "\n")).map(\.problem.code) == [.indirection])
    }

    @Test(.timeLimit(.minutes(10))) func manyKeysAreReadInReasonableTime() {
        let keys = (0..<50_000).map { "k\($0): 1" }.joined(separator: "\n")
        #expect(SampleFile.problems(keys).allSatisfy { [.unknownKey, .missingKey].contains($0.problem.code) })
        let nested = (0..<30).map { String(repeating: " ", count: $0) + "? " }.joined(separator: "\n")
        #expect(!SampleFile.problems(nested).isEmpty)
        let inner = [String](repeating: "{? [x, y] : z}", count: 20_000).joined(separator: ", ")
        #expect(!SampleFile.problems("[\(inner)]").isEmpty)
    }

    @Test func everyValueOfAWrongKindIsRefused() {
        let text = Array(SampleFile.text)
        var cases = 0
        for start in text.indices.dropLast(2) where text[start] == ":" && text[start + 1] == " " {
            let end = text[(start + 2)...].firstIndex { ",}\n".contains($0) } ?? text.endIndex
            for value in ["", "[[x]]", "{x: y}", "[{}]", "{}", "!!binary x", "*x"] {
                let changed = String(text[...(start + 1)]) + value + String(text[end...])
                #expect(!SampleFile.problems(changed).isEmpty, "\(String(text[start..<end])) as \(value)")
                cases += 1
            }
        }
        #expect(cases > 400)
    }

    @Test func changedBytesNeverTrap() {
        let seed: UInt64 = 4
        var generator = SeededGenerator(seed: seed)
        let sound = Array(SampleFile.text.utf8)
        let pieces = [
            "&a ", "*a", "!!x ", "[", "]", "{", "}", "? ", ": ", "- ", "|\n", ">\n", "\"", "'", "#", "\t", "\n", "%",
            "\\",
        ]
        for _ in 0..<800 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                case 2: bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: place)
                default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
                }
            }
            for found in SampleFile.problems(bytes) {
                #expect(found.line > 0 && found.column > 0, "seed \(seed)")
                #expect(!found.text(file: "f").contains("\n"), "seed \(seed)")
            }
        }
    }

    @Test func heapsOfPiecesNeverTrap() {
        let seed: UInt64 = 5
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "a", "id", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ", ", "? ", "\"", "'", "|", ">", "&a ", "*a ", "!b ",
            "#",
            "%TAG ! x\n", "---\n", "...\n", "\\u0000", "\"\\xff\"", "\"\\ud800\"", "é", "\u{85}", "\u{FEFF}",
            "!<tag:%ff> ",
        ]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            #expect(!SampleFile.problems(text).isEmpty, "seed \(seed)")
        }
    }
}
