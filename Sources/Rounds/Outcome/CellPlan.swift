//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Which sums of a sheet are opened: its cells, formed from public counts alone (docs/protocol.md, "Cells").
///
/// The cells are a partition of the strata. Each is safe, or there is but one and it is the whole sheet.
public struct CellPlan: Hashable, Sendable {
    /// What is decrypted.
    public enum Opening: String, CaseIterable, Sendable {
        /// Nothing, for there is nothing: every count is 0.
        case empty
        /// Nothing, for the sum of so few ballots would say what they are.
        case tooFew = "too-few"
        /// The sum of each cell.
        case cells
    }

    /// Why no cells can be formed.
    public enum Flaw: Error, Hashable, Sendable {
        /// A sheet without strata.
        case noStrata
        /// A negative count.
        case negative
        /// The minimum is below 1.
        case minimum
        /// A sum or a mean weight does not fit.
        case overflow
    }

    public let opening: Opening
    /// In the order of their first strata.
    public let cells: [Cell]

    /// Forms the cells of a sheet.
    ///
    /// - Parameters:
    ///   - strata: the sheet's strata in the definition's order, paper after letters.
    ///   - minimum: the fewest ballots, *k*, whose sum may be opened.
    ///   - splits: whether the sheet has weights or asks for a breakdown; if not, it is one cell.
    public init(strata: [StratumBallots], minimum: Int, splits: Bool) throws(Flaw) {
        guard !strata.isEmpty else { throw .noStrata }
        guard minimum >= 1 else { throw .minimum }
        var total = 0
        for stratum in strata {
            guard stratum.online >= 0, stratum.paper >= 0 else { throw .negative }
            for count in [stratum.online, stratum.paper] {
                guard case (let sum, false) = total.addingReportingOverflow(count) else { throw .overflow }
                total = sum
            }
        }
        var parts = strata.enumerated().map { Part(strata: [$0], online: $1.online, ballots: $1.online + $1.paper) }
        if splits {
            parts = Self.join(Self.byWeight(parts, strata).flatMap { Self.join($0, minimum) }, minimum)
        }
        if !splits || parts.contains(where: { !$0.isSafe(minimum) }) {
            parts = [parts.reduce(Part()) { $0.united(with: $1) }]
        }
        var cells: [Cell] = []
        for part in parts.sorted(by: { $0.first < $1.first }) { cells.append(try Self.cell(part, strata)) }
        self.cells = cells
        opening = total == 0 ? .empty : total < minimum ? .tooFew : .cells
    }

    /// Strata on their way to becoming a cell.
    private struct Part {
        var strata: [Int] = []
        var online = 0
        var ballots = 0

        var first: Int { strata.min() ?? 0 }

        func isSafe(_ minimum: Int) -> Bool {
            Cell.isSafe(ballots: ballots, online: online, minimum: minimum)
        }

        func united(with other: Part) -> Part {
            // Cannot overflow: the sum over all strata was formed before.
            Part(strata: strata + other.strata, online: online + other.online, ballots: ballots + other.ballots)
        }
    }

    /// *join*: unites the unsafe parts into the rest, and the rest with the smallest others until it is safe.
    private static func join(_ parts: [Part], _ minimum: Int) -> [Part] {
        let unsafe = parts.filter { !$0.isSafe(minimum) }
        guard var rest = unsafe.first else { return parts }
        for part in unsafe.dropFirst() { rest = rest.united(with: part) }
        var others = parts.filter { $0.isSafe(minimum) && $0.ballots > 0 }.sorted { left, right in
            (left.ballots, left.first) < (right.ballots, right.first)
        }[...]
        while !rest.isSafe(minimum), let smallest = others.popFirst() { rest = rest.united(with: smallest) }
        return [rest] + others + parts.filter { $0.ballots == 0 }
    }

    /// The parts of each weight, weights in the order of their first strata.
    private static func byWeight(_ parts: [Part], _ strata: [StratumBallots]) -> [[Part]] {
        var groups: [(weight: Fraction, parts: [Part])] = []
        for part in parts {
            let weight = strata[part.first].weight
            if let index = groups.firstIndex(where: { $0.weight == weight }) {
                groups[index].parts.append(part)
            } else {
                groups.append((weight, [part]))
            }
        }
        return groups.map(\.parts)
    }

    private static func cell(_ part: Part, _ strata: [StratumBallots]) throws(Flaw) -> Cell {
        let members = part.strata.sorted()
        let voting = members.filter { strata[$0].online + strata[$0].paper > 0 }
        let weights = Set((voting.isEmpty ? members : voting).map { strata[$0].weight })
        var weight = strata[voting.first ?? members[0]].weight
        if weights.count > 1 {
            var sum = Fraction.zero
            for index in voting {
                let count = strata[index].online + strata[index].paper
                guard let next = strata[index].weight.multiplied(by: count)?.adding(sum) else { throw .overflow }
                sum = next
            }
            guard let mean = sum.divided(by: part.ballots) else { throw .overflow }
            weight = mean
        }
        return Cell(
            strata: members,
            online: part.online,
            ballots: part.ballots,
            weight: weight,
            mixesWeights: weights.count > 1
        )
    }
}
