//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RoundBundle
import Rounds

extension MinutesDocument {
    /// The outcome, question by question, with every rule worked out.
    var outcome: HTML {
        let title: HTML = "<h2>6. Uitslag</h2>\n"
        guard let result else { return title + "<p>Er is geen uitslag in het dossier.</p>\n" }
        var parts: [HTML] = [title]
        if replay.state.phase == .invalid {
            parts.append("<p class=\"provisional\">Deze uitslag is ongeldig verklaard en heeft geen gevolg.</p>\n")
        }
        for (counted, outcome) in zip(result.counted, result.outcomes) {
            guard let sheet = definition.sheet(counted.sheet) else { continue }
            parts.append("<h3>\(sheet.title.nl)</h3>\n\(cells(outcome, counted))")
            for (place, question) in outcome.questions.enumerated() where place < sheet.questions.count {
                parts.append(self.question(question, sheet.questions[place], place + 1, counted.electorateKind))
            }
        }
        return HTML(parts)
    }

    private func cells(_ outcome: SheetOutcome, _ counted: CountedSheet) -> HTML {
        let least = counted.minimum
        switch outcome.opening {
        case .empty: return "<p>Er is niet gestemd.</p>\n"
        case .tooFew:
            return """
                <p>Er zijn \(outcome.ballots) stembiljetten, minder dan \(least). Daarom is er niets geopend.</p>

                """
        case .cells:
            let mixed = outcome.cells.contains(where: \.mixesWeights)
            let note: HTML = mixed ? " In een telgroep met verschillende gewichten telt het gemiddelde." : .none
            return """
                <p>Alleen totalen zijn geopend: van \(outcome.cells.count == 1 ? "alle stembiljetten samen" : "\(outcome.cells.count) telgroepen"), \
                waar mogelijk elk van \(least) stembiljetten of meer.\(note)</p>

                """
        }
    }

    private func question(
        _ outcome: SheetOutcome.OfQuestion,
        _ question: Question,
        _ number: Int,
        _ electorate: ElectorateKind
    ) -> HTML {
        """
        <div class="question">
        \(votes(outcome, question, number))\(judgement(outcome, question, electorate))</div>

        """
    }

    private func votes(_ outcome: SheetOutcome.OfQuestion, _ question: Question, _ number: Int) -> HTML {
        let caption = "\(number). \(question.text.nl)"
        guard let total = outcome.total else {
            return "<p><b>\(caption)</b><br>Te weinig stembiljetten om te tellen.</p>\n"
        }
        let all = total.votes.reduce(0, +)
        var columns: [HTMLTable.Column] = [.text("Antwoord"), .number("Stemmen"), .number("Deel")]
        let weightedSum = outcome.weighted.flatMap(Self.sum)
        if outcome.weighted != nil { columns += [.number("Gewogen"), .number("Deel gewogen")] }
        var table = HTMLTable(caption, columns)
        for (place, option) in question.options.enumerated() where place < total.votes.count {
            let votes = total.votes[place]
            let (count, share) = (MinutesWords.number(votes), MinutesWords.share(votes, of: all))
            if let weighted = outcome.weighted, place < weighted.count {
                let part = Self.share(weighted[place], of: weightedSum)
                table.add(
                    "\(option.text.nl)",
                    "\(count)",
                    "\(share)",
                    "\(MinutesWords.decimal(weighted[place], places: 2))",
                    "\(part)"
                )
            } else {
                table.add("\(option.text.nl)", "\(count)", "\(share)")
            }
        }
        if let blank = total.blank {
            if let weighted = outcome.weightedBlank {
                table.add(
                    "Blanco",
                    "\(MinutesWords.number(blank))",
                    "",
                    "\(MinutesWords.decimal(weighted, places: 2))",
                    ""
                )
            } else if outcome.weighted == nil {
                table.add("Blanco", "\(MinutesWords.number(blank))", "")
            }
        }
        return table.html
    }

    private func judgement(
        _ outcome: SheetOutcome.OfQuestion,
        _ question: Question,
        _ electorate: ElectorateKind
    ) -> HTML {
        guard let judgement = outcome.judgement, let binding = question.binding else { return .none }
        let hasTwo = question.options.contains { $0.id == Binding.forOption } && question.options.count == 2
        let steps = judgement.steps.map { step -> HTML in "<li>\(MinutesWords.step(step)).</li>\n" }
        let commitment = binding.commitment
        return """
            <p>Beslisregel: \(MinutesWords.rule(judgement.rule, hasTwoOptions: hasTwo, of: electorate))</p>
            <ul>
            \(steps)</ul>
            <p class="verdict">\(MinutesWords.verdict(judgement.verdict, options: question.options)).</p>
            <p class="note">Toezegging van \(MinutesWords.body(commitment.body)), \(commitment.decision), \
            \(Language.dutch.text(commitment.date)): \(commitment.promise.nl)</p>

            """
    }

    private static func sum(_ values: [Fraction]) -> Fraction? {
        values.reduce(Optional(Fraction.zero)) { sum, value in sum.flatMap { $0.adding(value) } }
    }

    /// `12,3%`, exact up to the rounding.
    private static func share(_ part: Fraction, of whole: Fraction?) -> String {
        // part / whole = (a/b) / (c/d) = a·d / (b·c)
        guard let whole, whole > .zero, let top = part.multiplied(by: whole.denominator)?.multiplied(by: 100),
            let share = top.divided(by: whole.numerator)
        else { return "–" }
        return MinutesWords.decimal(share, places: 1) + "%"
    }
}
