//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// What the simulated residents think: every zone leans its own way, some leave questions blank.
struct Opinion {
    private var generator: SimulationGenerator
    /// For each question and zone a weight for each option.
    private var leanings: [String: [Int]] = [:]

    init(seed: UInt64) {
        generator = SimulationGenerator(seed: seed)
    }

    /// An answer to every question of the sheet, by somebody of this zone.
    mutating func answers(to sheet: Sheet, in zone: String) -> [[UInt8]] {
        sheet.questions.map { answer(to: $0, in: zone) }
    }

    /// A number from 0 up to `bound`.
    mutating func number(under bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &generator)
    }

    /// The elements in another order.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        elements.shuffled(using: &generator)
    }

    private mutating func answer(to question: Question, in zone: String) -> [UInt8] {
        var plaintext = [UInt8](repeating: 0, count: question.options.count + (question.blank ? 1 : 0))
        let first = question.blank ? 1 : 0
        if question.blank, number(under: 100) < 8 {
            plaintext[0] = 1
            return plaintext
        }
        let key = "\(question.id) \(zone)"
        if leanings[key] == nil { leanings[key] = question.options.map { _ in 10 + number(under: 60) } }
        var weights = leanings[key] ?? []
        let chosen = question.min + number(under: question.max - question.min + 1)
        for _ in 0..<chosen {
            var rest = number(under: max(1, weights.reduce(0, +)))
            guard
                let option = weights.firstIndex(where: { weight in
                    rest -= weight
                    return rest < 0
                })
            else { break }
            plaintext[first + option] = 1
            weights[option] = 0
        }
        return plaintext
    }
}

/// SplitMix64: a sequence that follows from its seed. Not for secrets.
private struct SimulationGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
