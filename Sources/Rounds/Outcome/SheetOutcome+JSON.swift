//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension SheetOutcome {
    func write(to writer: inout CanonicalWriter, strata: SheetStrata) {
        writer.literal("{\"sheet\":")
        writer.string(sheet.text.utf8)
        writer.literal(",\"ballots\":")
        writer.integer(ballots)
        writer.literal(",\"online\":")
        writer.integer(online)
        writer.literal(",\"paper\":")
        writer.integer(paper)
        writer.literal(",\"opening\":")
        writer.string(opening.rawValue.utf8)
        writer.literal(",\"cells\":")
        writer.list(cells) { writer, cell in
            writer.literal("{\"strata\":")
            writer.list(cell.strata) { $0.string(strata.name($1).description.utf8) }
            writer.literal(",\"ballots\":")
            writer.integer(cell.ballots)
            writer.literal(",\"online\":")
            writer.integer(cell.online)
            writer.literal(",\"weight\":")
            writer.fraction(cell.weight)
            writer.literal(",\"mixes_weights\":")
            writer.boolean(cell.mixesWeights)
            writer.literal("}")
        }
        writer.literal(",\"questions\":")
        writer.list(questions) { $1.write(to: &$0) }
        writer.literal("}")
    }
}

extension SheetOutcome.OfQuestion {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"question\":")
        writer.string(question.id.text.utf8)
        writer.literal(",\"blank\":")
        writer.optional(total?.blank) { $0.integer($1) }
        writer.literal(",\"weighted_blank\":")
        writer.optional(weightedBlank) { $0.fraction($1) }
        writer.literal(",\"options\":")
        writer.list(question.options.indices) { writer, option in
            writer.literal("{\"option\":")
            writer.string(question.options[option].text.utf8)
            writer.literal(",\"votes\":")
            writer.optional(total?.votes[option]) { $0.integer($1) }
            writer.literal(",\"weighted\":")
            writer.optional(weighted?[option]) { $0.fraction($1) }
            writer.literal("}")
        }
        writer.literal(",\"judgement\":")
        writer.optional(judgement) { $1.write(to: &$0, options: question.options) }
        writer.literal("}")
    }
}

extension Judgement {
    func write(to writer: inout CanonicalWriter, options: [OptionID]) {
        writer.literal("{\"verdict\":")
        writer.string(verdict.word.utf8)
        writer.literal(",\"winner\":")
        writer.optional(verdict.winner) { $0.string(options[$1].text.utf8) }
        writer.literal(",\"shortfall\":")
        writer.optional(verdict.shortfall) { $0.string($1.rawValue.utf8) }
        writer.literal(",\"steps\":")
        writer.list(steps) { writer, step in
            writer.literal("{\"part\":")
            writer.string(step.part.rawValue.utf8)
            writer.literal(",\"numerator\":")
            writer.integer(step.numerator)
            writer.literal(",\"denominator\":")
            writer.integer(step.denominator)
            writer.literal(",\"comparison\":")
            writer.string(step.comparison.rawValue.utf8)
            writer.literal(",\"share\":")
            writer.fraction(step.share)
            writer.literal(",\"met\":")
            writer.boolean(step.isMet)
            writer.literal("}")
        }
        writer.literal("}")
    }
}

extension CanonicalWriter {
    /// Writes a value as `body` does, or `null` if there is none.
    mutating func optional<Value>(_ value: Value?, _ body: (inout CanonicalWriter, Value) -> Void) {
        if let value { body(&self, value) } else { literal("null") }
    }
}
