//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import ElectionRecord

extension Trustees {
    /// Not enough trustees have answered.
    public struct Missing: Error, Equatable, Sendable {
        /// The numbers of mandatory trustees without a valid answer.
        public let mandatory: [Int]
        /// For each threshold group with too few answers: its entry in the list, from 0, and how many more it needs.
        public let groups: [Int: Int]

        /// What is missing.
        public init(mandatory: [Int], groups: [Int: Int]) {
            self.mandatory = mandatory
            self.groups = groups
        }
    }

    /// What is missing to decrypt with the answers of the trustees with these numbers; nil if nothing is.
    public func missing(from numbers: Set<Int>) -> Missing? {
        var mandatory: [Int] = []
        var groups: [Int: Int] = [:]
        let owners = owners
        for (place, entry) in entries.enumerated() {
            let own = owners.filter { $0.entry == place }
            let answered = own.filter { numbers.contains($0.number) }
            switch entry {
            case .single: if answered.isEmpty { mandatory += own.map(\.number) }
            case .pedersen(let group):
                if answered.count < group.threshold { groups[place] = group.threshold - answered.count }
            }
        }
        return mandatory.isEmpty && groups.isEmpty ? nil : Missing(mandatory: mandatory, groups: groups)
    }

    /// For each sum the product α^x of all answers, x being the secret of the election's key.
    ///
    /// Of a threshold group the first `threshold` answers by index are taken; any others would give the same.
    /// It is the caller's bug if an answer was not checked, or is of another shape.
    public func combine(_ answers: [Int: PartialDecryption]) throws(Missing) -> [[Point]] {
        if let missing = missing(from: Set(answers.keys)) { throw missing }
        var product: [[Point]]?
        for (place, entry) in entries.enumerated() {
            let answered = owners.filter { $0.entry == place && answers[$0.number] != nil }
            let chosen: [Trustees.Owner]
            switch entry {
            case .single: chosen = answered
            case .pedersen(let group): chosen = Array(answered.prefix(group.threshold))
            }
            let indexes = chosen.compactMap(\.index)
            for owner in chosen {
                guard let factors = answers[owner.number]?.factors else { continue }
                let powers = owner.index.map { Lagrange.atZero($0, among: indexes) }.map { exponent in
                    factors.map { $0.map { $0.variableTimePower(exponent) } }
                }
                product = product.map { Self.multiply($0, powers ?? factors) } ?? powers ?? factors
            }
        }
        return product ?? []
    }

    private static func multiply(_ left: [[Point]], _ right: [[Point]]) -> [[Point]] {
        precondition(left.map(\.count) == right.map(\.count), "answers of the same shape")
        return zip(left, right).map { zip($0, $1).map { $0 * $1 } }
    }
}
