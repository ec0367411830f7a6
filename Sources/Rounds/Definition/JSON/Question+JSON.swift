//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Question {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"id\":")
        writer.text(id.text)
        writer.literal(",\"text\":")
        writer.bilingual(text)
        if let explanation {
            writer.literal(",\"explanation\":")
            writer.bilingual(explanation)
        }
        writer.literal(",\"options\":")
        writer.list(options) { writer, option in
            writer.literal("{\"id\":")
            writer.text(option.id.text)
            writer.literal(",")
            writer.names(option.text)
            writer.literal("}")
        }
        writer.literal(",\"min\":")
        writer.integer(min)
        writer.literal(",\"max\":")
        writer.integer(max)
        writer.literal(",\"blank\":")
        writer.boolean(blank)
        if let binding {
            writer.literal(",\"binding\":{\"rule\":")
            binding.rule.write(to: &writer)
            writer.literal(",\"commitment\":")
            binding.commitment.write(to: &writer)
            writer.literal("}")
        }
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"id\":")
        id = try reader.slug()
        try reader.literal(",\"text\":")
        text = try reader.bilingual()
        explanation = reader.skip(",\"explanation\":") ? try reader.bilingual() : nil
        try reader.literal(",\"options\":")
        options = try reader.list { reader throws(TextError) in
            try reader.literal("{\"id\":")
            let id: OptionID = try reader.slug()
            try reader.literal(",")
            let option = QuestionOption(id: id, text: try reader.names())
            try reader.literal("}")
            return option
        }
        try reader.literal(",\"min\":")
        min = try reader.integer()
        try reader.literal(",\"max\":")
        max = try reader.integer()
        try reader.literal(",\"blank\":")
        blank = try reader.boolean()
        if reader.skip(",\"binding\":{\"rule\":") {
            let rule = try DecisionRule(from: &reader)
            try reader.literal(",\"commitment\":")
            binding = Binding(rule: rule, commitment: try Commitment(from: &reader))
            try reader.literal("}")
        }
        try reader.literal("}")
    }
}
