//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The outcome of a sheet: arithmetic on what was counted, which anyone can redo.
public struct SheetOutcome: Hashable, Sendable {
    /// The outcome of one question.
    public struct OfQuestion: Hashable, Sendable {
        public let question: CountedQuestion
        /// The sum over all cells; nil if too few ballots were cast to count.
        public let total: QuestionSum?
        /// The weighted votes per option; nil on a sheet without weights, and if too few ballots were cast.
        public let weighted: [Fraction]?
        /// The weighted blanks; nil as `weighted`, and if the question offers no blank.
        public let weightedBlank: Fraction?
        /// How its rule was judged, if it binds.
        public let judgement: Judgement?
    }

    public let sheet: SheetID
    /// Counted ballots that came in on-line.
    public let online: Int
    /// Counted ballots that came in on paper.
    public let paper: Int
    public let opening: CellPlan.Opening
    public let cells: [Cell]
    public let questions: [OfQuestion]

    /// All counted ballots.
    public var ballots: Int { online + paper }

    /// Works out a sheet.
    ///
    /// - Throws: `RecordError` with code `range` if a weighted sum does not fit in 63 bits.
    public init(_ counted: CountedSheet) throws(RecordError) {
        sheet = counted.sheet
        cells = counted.plan.cells
        opening = counted.plan.opening
        online = cells.reduce(0) { $0 + $1.online }
        paper = cells.reduce(0) { $0 + $1.ballots - $1.online }
        var questions: [OfQuestion] = []
        for place in counted.questions.indices { questions.append(try Self.question(place, of: counted)) }
        self.questions = questions
    }

    private static func question(_ place: Int, of counted: CountedSheet) throws(RecordError) -> OfQuestion {
        let question = counted.questions[place]
        let ballots = counted.plan.cells.reduce(0) { $0 + $1.ballots }
        guard counted.plan.opening != .tooFew else {
            return OfQuestion(
                question: question,
                total: nil,
                weighted: nil,
                weightedBlank: nil,
                judgement: question.rule?.judgeUncounted(ballots: ballots, electorate: counted.electorate)
            )
        }
        let sums = counted.sums.map { $0[place] }
        let total = sums.reduce(QuestionSum.none(of: question)) { $0.adding($1) }
        var weighted: [Fraction]?
        var weightedBlank: Fraction?
        if counted.strata.isWeighted {
            let cells = counted.plan.opening == .cells ? counted.plan.cells : []
            var votes: [Fraction] = []
            for option in question.options.indices {
                votes.append(try weigh(sums.map { $0.votes[option] }, in: cells, counted.sheet))
            }
            weighted = votes
            if question.blank { weightedBlank = try weigh(sums.map { $0.blank ?? 0 }, in: cells, counted.sheet) }
        }
        var judgement: Judgement?
        if let rule = question.rule, let count = DecisionRule.Count(votes: total.votes, blank: total.blank ?? 0) {
            judgement = rule.judge(count, electorate: counted.electorate, options: question.standing)
        }
        return OfQuestion(
            question: question,
            total: total,
            weighted: weighted,
            weightedBlank: weightedBlank,
            judgement: judgement
        )
    }

    private static func weigh(_ sums: [Int], in cells: [Cell], _ sheet: SheetID) throws(RecordError) -> Fraction {
        guard let sum = WeightedSum.of(sums, in: cells) else {
            throw RecordError(.range, "sheet \(sheet): a weighted sum does not fit in 63 bits")
        }
        return sum
    }
}
