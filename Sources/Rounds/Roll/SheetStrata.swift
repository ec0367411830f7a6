//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The strata of a sheet in the order in which roll, log and cells number them: letters as in the definition, then one
/// stratum of paper ballots for every weight, in the order in which the letters have them.
public struct SheetStrata: Hashable, Sendable {
    /// A place in the list: what a credential belongs to.
    public enum Name: Hashable, Sendable {
        /// Letters and reserve of a zone × group.
        case letters(StratumID)
        /// Paper credentials of this weight.
        case paper(Fraction)
    }

    /// More strata than any definition has; a credential's fits in 14 bits.
    public static let limit = 1 << 14

    /// The strata of letters, in the definition's order.
    public let letters: [StratumID]
    /// The weight of each of `letters`.
    public let letterWeights: [Fraction]
    /// The weights that paper ballots may have, each once.
    public let paperWeights: [Fraction]

    /// The strata of a sheet; nil for none, too many, or one that stands twice.
    public init?(_ strata: [Stratum]) {
        self.init(letters: strata.map { ($0.id, $0.weight) })
    }

    /// The strata with these letters and their weights; nil for none, too many, or one that stands twice.
    public init?(letters: [(id: StratumID, weight: Fraction)]) {
        var seen: Set<Fraction> = []
        self.letters = letters.map(\.id)
        letterWeights = letters.map(\.weight)
        paperWeights = letterWeights.filter { seen.insert($0).inserted }
        guard !letters.isEmpty, count <= Self.limit, Set(self.letters).count == letters.count else { return nil }
    }

    /// All strata.
    public var count: Int { letters.count + paperWeights.count }

    /// The name of a stratum from 0 up to `count`.
    public func name(_ stratum: Int) -> Name {
        stratum < letters.count ? .letters(letters[stratum]) : .paper(paperWeights[stratum - letters.count])
    }

    /// What a ballot of a stratum counts.
    public func weight(_ stratum: Int) -> Fraction {
        stratum < letters.count ? letterWeights[stratum] : paperWeights[stratum - letters.count]
    }

    /// Whether a stratum is of paper credentials.
    public func isPaper(_ stratum: Int) -> Bool {
        stratum >= letters.count
    }

    /// Counted ballots per stratum as cells are formed of them. There must be one number for each stratum.
    public func ballots(_ counts: [Int]) -> [StratumBallots] {
        precondition(counts.count == count, "a count for each stratum")
        return counts.enumerated().map { stratum, count in
            StratumBallots(
                weight: weight(stratum),
                online: isPaper(stratum) ? 0 : count,
                paper: isPaper(stratum) ? count : 0
            )
        }
    }

    /// Whether any weight is not 1.
    public var isWeighted: Bool {
        letterWeights.contains { $0 != .one }
    }
}

extension SheetStrata.Name: CustomStringConvertible {
    /// `ZONE/GROUP`, or `paper:WEIGHT`.
    public var description: String {
        switch self {
        case .letters(let id): id.text
        case .paper(let weight): "paper:\(weight)"
        }
    }

    /// Reads a name in its one spelling; nil for anything else.
    public init?(_ text: some StringProtocol) {
        if let id = StratumID(text) {
            self = .letters(id)
        } else {
            guard text.hasPrefix("paper:"), let weight = Fraction(text: String(text.dropFirst(6))) else { return nil }
            self = .paper(weight)
            guard description == text else { return nil }
        }
    }
}
