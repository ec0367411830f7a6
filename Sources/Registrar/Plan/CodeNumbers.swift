//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// How many spare and paper codes an issue makes (docs/protocol.md, "Reserve").
struct CodeNumbers {
    /// Of each class.
    let reserve: [Int]
    /// Of each sheet and weight.
    let paper: [[Int]]
    /// Letters of each sheet and stratum.
    let letters: [[Int]]
    private let total: Int

    init(_ definition: RoundDefinition, _ strata: LetterClasses, _ parts: [IssueNumbers.Part]) {
        let terms = definition.terms.reserve
        var byClass = [Int](repeating: 0, count: strata.classes.count)
        for (member, part) in zip(strata.members, parts) { byClass[member.letterClass] += part.letters }
        reserve = byClass.map { $0 == 0 ? 0 : Self.share(terms.letterShare, of: $0, atLeast: terms.letterMinimum) }
        letters = strata.sheets.indices.map { sheet in
            var letters = [Int](repeating: 0, count: strata.sheets[sheet].letters.count)
            for (letterClass, count) in zip(strata.classes, byClass) {
                if let stratum = letterClass.strata[sheet] { letters[stratum] += count }
            }
            return letters
        }
        paper = zip(strata.sheets, letters).map { sheet, letters in
            sheet.paperWeights.map { weight in
                let count = zip(sheet.letterWeights, letters).reduce(0) { $0 + ($1.0 == weight ? $1.1 : 0) }
                return Self.share(terms.paperShare, of: count, atLeast: terms.paperMinimum)
            }
        }
        total = byClass.reduce(0, +) + reserve.reduce(0, +) + paper.joined().reduce(0, +)
    }

    /// Refuses a stratum with fewer letters than *k*, and more codes than a roll holds.
    func check(_ definition: RoundDefinition, _ strata: LetterClasses) throws(IssueError) {
        let least = definition.terms.minimumBallots
        for (sheet, (numbered, letters)) in zip(definition.sheets, zip(strata.sheets, letters)) {
            for (stratum, count) in zip(numbered.letters, letters) where count < least {
                throw IssueError(
                    .stratumTooSmall,
                    "sheet \(sheet.id), stratum \(stratum): \(count) letters, fewer than \(least); "
                        + "the definition must join it to another"
                )
            }
        }
        guard total <= Roll.limit else {
            throw IssueError(.tooMany, "\(total) voting codes, more than \(Roll.limit)")
        }
    }

    /// A share of `count`, rounded up, and no less than the minimum. A share is at most 1, so nothing overflows.
    private static func share(_ share: Fraction, of count: Int, atLeast minimum: Int) -> Int {
        let denominator = UInt128(share.denominator)
        let exact = UInt128(share.numerator) * UInt128(count) + denominator - 1
        return max(Int(exact / denominator), minimum)
    }
}
