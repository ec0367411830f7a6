//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension CountedQuestion {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"question\":")
        writer.string(id.text.utf8)
        writer.literal(",\"options\":")
        writer.list(options) { $0.string($1.text.utf8) }
        writer.literal(",\"min\":")
        writer.integer(min)
        writer.literal(",\"max\":")
        writer.integer(max)
        writer.literal(",\"blank\":")
        writer.boolean(blank)
        writer.literal(",\"rule\":")
        if let rule { rule.write(to: &writer) } else { writer.literal("null") }
        writer.literal("}")
    }

    /// A question as it was read, not yet checked.
    struct Parts {
        var id: QuestionID
        var options: [OptionID]
        var min: Int
        var max: Int
        var blank: Bool
        var rule: DecisionRule?

        init(from reader: inout CanonicalReader) throws(TextError) {
            try reader.literal("{\"question\":")
            id = try reader.value { QuestionID(utf8: $0) }
            try reader.literal(",\"options\":")
            options = try reader.list(limit: CountedQuestion.optionLimit) { reader throws(TextError) in
                try reader.value { OptionID(utf8: $0) }
            }
            try reader.literal(",\"min\":")
            min = try reader.integer(limit: CountedQuestion.optionLimit)
            try reader.literal(",\"max\":")
            max = try reader.integer(limit: CountedQuestion.optionLimit)
            try reader.literal(",\"blank\":")
            blank = try reader.boolean()
            try reader.literal(",\"rule\":")
            rule = reader.skip("null") ? nil : try DecisionRule(from: &reader)
            try reader.literal("}")
        }

        func checked() throws(RecordError) -> CountedQuestion {
            try CountedQuestion(id: id, options: options, min: min, max: max, blank: blank, rule: rule)
        }
    }
}
