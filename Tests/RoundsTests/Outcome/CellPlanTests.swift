//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import TestSupport
import Testing

struct CellPlanTests {
    static func online(_ counts: [(Int, Int)]) -> [StratumBallots] {
        counts.map { StratumBallots(weight: Fraction(whole: $0.1), online: $0.0) }
    }

    static func groups(_ plan: CellPlan) -> [[Int]] {
        plan.cells.map(\.strata)
    }

    @Test func `joins what is too small, as in the worked example`() throws {
        let strata = Self.online([(4, 2), (3, 2), (50, 1), (12, 1), (0, 1)])
        let plan = try CellPlan(strata: strata, minimum: 10, splits: true)
        #expect(plan.opening == .cells)
        #expect(Self.groups(plan) == [[0, 1, 3], [2], [4]])
        #expect(plan.cells.map(\.ballots) == [19, 50, 0])
        #expect(plan.cells.map(\.weight) == [Fraction(26, 19), .one, .one])
        #expect(plan.cells.map(\.mixesWeights) == [true, false, false])
    }

    @Test func `leaves safe strata alone`() throws {
        let plan = try CellPlan(strata: Self.online([(10, 1), (0, 3), (10, 2)]), minimum: 10, splits: true)
        #expect(Self.groups(plan) == [[0], [1], [2]])
        #expect(plan.cells.map(\.weight) == [.one, Fraction(whole: 3), Fraction(whole: 2)])
    }

    @Test func `joins strata of one weight first`() throws {
        // By count alone 2 would go with 1; of its own weight there is 3.
        let plan = try CellPlan(strata: Self.online([(30, 1), (11, 1), (5, 2), (20, 2)]), minimum: 10, splits: true)
        #expect(Self.groups(plan) == [[0], [1], [2, 3]])
        #expect(plan.cells[2].weight == Fraction(whole: 2))
        #expect(!plan.cells[2].mixesWeights)
    }

    @Test func `unites all unsafe strata, even where two of them would do`() throws {
        let plan = try CellPlan(strata: Self.online([(6, 1), (40, 1), (6, 1), (6, 1)]), minimum: 10, splits: true)
        #expect(Self.groups(plan) == [[0, 2, 3], [1]])
    }

    @Test func `of equally small cells takes the one that comes first in the definition`() throws {
        let plan = try CellPlan(strata: Self.online([(12, 1), (12, 1), (4, 1)]), minimum: 10, splits: true)
        #expect(Self.groups(plan) == [[0, 2], [1]])
        let later = try CellPlan(strata: Self.online([(13, 1), (12, 1), (4, 1)]), minimum: 10, splits: true)
        #expect(Self.groups(later) == [[0], [1, 2]])
    }

    @Test func `paper ballots protect no on-line ballot`() throws {
        let strata = [
            StratumBallots(online: 4), StratumBallots(online: 30), StratumBallots(online: 0, paper: 12),
        ]
        let plan = try CellPlan(strata: strata, minimum: 10, splits: true)
        // 4 + 12 paper is 16 ballots but 4 on-line ones, so the 30 come in too.
        #expect(Self.groups(plan) == [[0, 1, 2]])
        #expect(plan.cells[0].isSafe(minimum: 10))
        #expect(!Cell.isSafe(ballots: 16, online: 4, minimum: 10))
        #expect(!Cell.isSafe(ballots: 9, online: 0, minimum: 10))
        #expect(Cell.isSafe(ballots: 10, online: 0, minimum: 10))
        #expect(Cell.isSafe(ballots: 0, online: 0, minimum: 10))
    }

    @Test func `a paper stratum that is large enough is a cell`() throws {
        let strata = [StratumBallots(online: 30), StratumBallots(online: 0, paper: 12)]
        #expect(try Self.groups(CellPlan(strata: strata, minimum: 10, splits: true)) == [[0], [1]])
    }

    @Test func `a few on-line ballots among enough paper ones open only the total`() throws {
        let strata = [
            StratumBallots(online: 4), StratumBallots(weight: Fraction(whole: 2), online: 0),
            StratumBallots(weight: Fraction(whole: 2), online: 0, paper: 8),
        ]
        let plan = try CellPlan(strata: strata, minimum: 10, splits: true)
        #expect(plan.opening == .cells)
        #expect(Self.groups(plan) == [[0, 1, 2]])
        #expect(plan.cells[0].weight == Fraction(20, 12))
        #expect(!plan.cells[0].isSafe(minimum: 10))
    }

    @Test func `too few ballots open nothing`() throws {
        for count in 1...9 {
            let plan = try CellPlan(strata: Self.online([(count, 1), (0, 1)]), minimum: 10, splits: true)
            #expect(plan.opening == .tooFew)
            #expect(Self.groups(plan) == [[0, 1]])
        }
        #expect(try CellPlan(strata: Self.online([(10, 1), (0, 1)]), minimum: 10, splits: true).opening == .cells)
    }

    @Test func `no ballots are nothing to open`() throws {
        let plan = try CellPlan(strata: Self.online([(0, 1), (0, 2)]), minimum: 10, splits: true)
        #expect(plan.opening == .empty)
        #expect(plan.cells.map(\.weight) == [.one, Fraction(whole: 2)])
    }

    @Test func `without weights and breakdown a sheet is one cell`() throws {
        let plan = try CellPlan(strata: Self.online([(40, 1), (3, 1), (0, 1)]), minimum: 10, splits: false)
        #expect(Self.groups(plan) == [[0, 1, 2]])
        #expect(plan.opening == .cells)
        #expect(try CellPlan(strata: Self.online([(4, 1), (3, 1)]), minimum: 10, splits: false).opening == .tooFew)
        #expect(try CellPlan(strata: Self.online([(0, 1), (0, 1)]), minimum: 10, splits: false).opening == .empty)
    }

    @Test func `refuses what is no count`() {
        #expect(throws: CellPlan.Flaw.noStrata) { try CellPlan(strata: [], minimum: 10, splits: true) }
        #expect(throws: CellPlan.Flaw.minimum) { try CellPlan(strata: Self.online([(1, 1)]), minimum: 0, splits: true) }
        #expect(throws: CellPlan.Flaw.negative) {
            try CellPlan(strata: Self.online([(-1, 1)]), minimum: 10, splits: true)
        }
        #expect(throws: CellPlan.Flaw.negative) {
            try CellPlan(strata: [StratumBallots(online: 1, paper: -1)], minimum: 10, splits: true)
        }
        #expect(throws: CellPlan.Flaw.overflow) {
            try CellPlan(strata: Self.online([(.max, 1), (1, 1)]), minimum: 10, splits: true)
        }
        #expect(throws: CellPlan.Flaw.overflow) {
            try CellPlan(strata: Self.online([(5, .max), (.max - 5, 1)]), minimum: 10, splits: true)
        }
    }

    @Test func `a hundred thousand sheets are split safely`() throws {
        let seed: UInt64 = 31
        var generator = SeededGenerator(seed: seed)
        for round in 0..<100_000 {
            let strata = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                let isPaper = Int.random(in: 0..<4, using: &generator) == 0
                let count = Bool.random(using: &generator) ? Int.random(in: 0...14, using: &generator) : 0
                return StratumBallots(
                    weight: Fraction(whole: Int.random(in: 1...3, using: &generator)),
                    online: isPaper ? 0 : count,
                    paper: isPaper ? count : 0
                )
            }
            let minimum = Int.random(in: 1...8, using: &generator)
            let plan = try CellPlan(strata: strata, minimum: minimum, splits: true)
            if let fault = Self.fault(in: plan, strata, minimum) {
                Issue.record("seed \(seed), round \(round): \(fault) in \(plan) of \(strata), minimum \(minimum)")
                return
            }
        }
    }

    /// What is wrong with a plan; nil if nothing.
    static func fault(in plan: CellPlan, _ strata: [StratumBallots], _ minimum: Int) -> String? {
        let total = strata.reduce(0) { $0 + $1.online + $1.paper }
        let members = plan.cells.flatMap(\.strata)
        if members.sorted() != Array(strata.indices) { return "no partition" }
        if !zip(plan.cells, plan.cells.dropFirst()).allSatisfy({ $0.strata[0] < $1.strata[0] }) { return "order" }
        var weighted = Fraction.zero
        var mixed = 0
        for cell in plan.cells {
            let ballots = cell.strata.reduce(0) { $0 + strata[$1].online + strata[$1].paper }
            let online = cell.strata.reduce(0) { $0 + strata[$1].online }
            if (cell.ballots, cell.online) != (ballots, online) { return "a wrong count" }
            if !cell.isSafe(minimum: minimum), cell.strata.count != strata.count { return "an unsafe cell" }
            guard let part = cell.weight.multiplied(by: ballots), let next = weighted.adding(part) else {
                return "an overflow"
            }
            weighted = next
            mixed += cell.mixesWeights ? 1 : 0
        }
        if weighted.numerator != strata.reduce(0, { $0 + $1.weight.numerator * ($1.online + $1.paper) }) {
            return "a wrong mean weight"
        }
        if mixed > 1 { return "two cells of mixed weight" }
        let opening: CellPlan.Opening = total == 0 ? .empty : total < minimum ? .tooFew : .cells
        return plan.opening == opening ? nil : "a wrong opening"
    }

    @Test func `the weighted outcome is the sum of weight times sum`() throws {
        let strata = Self.online([(4, 2), (3, 2), (50, 1), (12, 1), (0, 1)])
        let cells = try CellPlan(strata: strata, minimum: 10, splits: true).cells
        #expect(WeightedSum.of([19, 50, 0], in: cells) == Fraction(whole: 76))
        #expect(WeightedSum.of([7, 20, 0], in: cells) == Fraction(7 * 26 + 20 * 19, 19))
        #expect(WeightedSum.of([7, 20], in: cells) == nil)
        #expect(WeightedSum.of([7, -20, 0], in: cells) == nil)
        #expect(WeightedSum.of([7, .max, .max], in: cells) == nil)
    }
}
