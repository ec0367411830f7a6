//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Frame {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"time\":")
        writer.bilingual(time)
        writer.literal(",\"money\":")
        writer.bilingual(money)
        writer.literal(",\"conditions\":")
        writer.bilingual(conditions)
        writer.literal(",\"commitment\":")
        commitment.write(to: &writer)
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"time\":")
        time = try reader.bilingual()
        try reader.literal(",\"money\":")
        money = try reader.bilingual()
        try reader.literal(",\"conditions\":")
        conditions = try reader.bilingual()
        try reader.literal(",\"commitment\":")
        commitment = try Commitment(from: &reader)
        try reader.literal("}")
    }
}

extension Commitment {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"body\":")
        writer.text(body.rawValue)
        writer.literal(",\"promise\":")
        writer.bilingual(promise)
        writer.literal(",\"decision\":")
        writer.text(decision)
        writer.literal(",\"date\":")
        writer.text(date.text)
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"body\":")
        body = try reader.word()
        try reader.literal(",\"promise\":")
        promise = try reader.bilingual()
        try reader.literal(",\"decision\":")
        decision = try reader.text()
        try reader.literal(",\"date\":")
        date = try reader.day()
        try reader.literal("}")
    }
}

extension Document {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{")
        writer.names(title)
        writer.literal(",\"url\":")
        writer.text(url)
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{")
        title = try reader.names()
        try reader.literal(",\"url\":")
        url = try reader.text()
        try reader.literal("}")
    }
}
