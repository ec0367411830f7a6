//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Plan {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"decision\":")
        writer.bilingual(decision)
        writer.literal(",\"decider\":")
        writer.text(decider.rawValue)
        writer.literal(",\"open\":")
        writer.table(open)
        writer.literal(",\"fixed\":")
        writer.table(fixed)
        writer.literal(",\"value\":")
        writer.bilingual(value)
        writer.literal(",\"roles\":")
        writer.table(roles)
        writer.literal(",\"audiences\":")
        writer.table(audiences)
        writer.literal(",\"feedback\":{\"by\":")
        writer.text(feedback.by.text)
        writer.literal(",\"how\":")
        writer.bilingual(feedback.how)
        writer.literal("},\"adoption\":{\"body\":")
        writer.text(adoption.body.rawValue)
        writer.literal(",\"decision\":")
        writer.text(adoption.decision)
        writer.literal(",\"date\":")
        writer.text(adoption.date.text)
        writer.literal("}}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"decision\":")
        decision = try reader.bilingual()
        try reader.literal(",\"decider\":")
        decider = try reader.word()
        try reader.literal(",\"open\":")
        open = try reader.table()
        try reader.literal(",\"fixed\":")
        fixed = try reader.table()
        try reader.literal(",\"value\":")
        value = try reader.bilingual()
        try reader.literal(",\"roles\":")
        roles = try reader.table()
        try reader.literal(",\"audiences\":")
        audiences = try reader.table()
        try reader.literal(",\"feedback\":{\"by\":")
        let by = try reader.day()
        try reader.literal(",\"how\":")
        feedback = FeedbackPlan(by: by, how: try reader.bilingual())
        try reader.literal("},\"adoption\":{\"body\":")
        let body: Body = try reader.word()
        try reader.literal(",\"decision\":")
        let reference = try reader.text()
        try reader.literal(",\"date\":")
        adoption = Adoption(body: body, decision: reference, date: try reader.day())
        try reader.literal("}}")
    }
}
