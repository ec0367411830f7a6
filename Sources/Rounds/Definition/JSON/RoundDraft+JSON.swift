//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension RoundDraft {
    /// The first value of every definition: the format and its version.
    static var format: StaticString { "{\"format\":\"stemronde/definition/v1\"" }

    /// The canonical JSON (docs/round-definition.md, "definition.json").
    var json: [UInt8] {
        var writer = CanonicalWriter()
        write(to: &writer)
        return writer.bytes
    }

    private func write(to writer: inout CanonicalWriter) {
        writer.literal(Self.format)
        writer.literal(",\"id\":")
        writer.text(id.text)
        writer.literal(",\"municipality\":")
        writer.text(municipality.text)
        writer.literal(",\"rehearsal\":")
        writer.boolean(rehearsal)
        writer.literal(",\"title\":")
        writer.bilingual(title)
        writer.literal(",\"summary\":")
        writer.bilingual(summary)
        writer.literal(",\"degree\":")
        writer.text(degree.rawValue)
        writer.literal(",\"promises\":")
        writer.words(promises)
        writer.literal(",\"media\":")
        writer.list(media) { $0.bilingual($1) }
        if let frame {
            writer.literal(",\"frame\":")
            frame.write(to: &writer)
        }
        writer.literal(",\"documents\":")
        writer.list(documents) { $1.write(to: &$0) }
        writer.literal(",\"plan\":")
        plan.write(to: &writer)
        writer.literal(",\"schedule\":")
        schedule.write(to: &writer)
        writer.literal(",\"terms\":")
        terms.write(to: &writer)
        writer.literal(",\"limits\":")
        limits.write(to: &writer)
        writer.literal(",\"zones\":")
        writer.list(zones) { $1.write(to: &$0) }
        writer.literal(",\"groups\":")
        writer.list(groups) { $1.write(to: &$0) }
        writer.literal(",\"sheets\":")
        writer.list(sheets) { $1.write(to: &$0) }
        writer.literal("}")
    }

    /// Reads what stands in a definition; whether it is sound, complete and in order is checked afterwards.
    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal(Self.format)
        try reader.literal(",\"id\":")
        id = try reader.slug()
        try reader.literal(",\"municipality\":")
        municipality = try reader.slug()
        try reader.literal(",\"rehearsal\":")
        rehearsal = try reader.boolean()
        try reader.literal(",\"title\":")
        title = try reader.bilingual()
        try reader.literal(",\"summary\":")
        summary = try reader.bilingual()
        try reader.literal(",\"degree\":")
        degree = try reader.word()
        try reader.literal(",\"promises\":")
        let _: [Promise] = try reader.words()
        try reader.literal(",\"media\":")
        media = try reader.list { reader throws(TextError) in try reader.bilingual() }
        frame = reader.skip(",\"frame\":") ? try Frame(from: &reader) : nil
        try reader.literal(",\"documents\":")
        documents = try reader.list { reader throws(TextError) in try Document(from: &reader) }
        try reader.literal(",\"plan\":")
        plan = try Plan(from: &reader)
        try reader.literal(",\"schedule\":")
        schedule = try Schedule(from: &reader)
        try reader.literal(",\"terms\":")
        terms = try VotingTerms(from: &reader)
        try reader.literal(",\"limits\":")
        limits = try Limits(from: &reader)
        try reader.literal(",\"zones\":")
        zones = try reader.list { reader throws(TextError) in try RoundZone(from: &reader) }
        try reader.literal(",\"groups\":")
        groups = try reader.list { reader throws(TextError) in try Group(from: &reader) }
        try reader.literal(",\"sheets\":")
        sheets = try reader.list { reader throws(TextError) in try Sheet(from: &reader) }
        try reader.literal("}")
        try reader.end()
    }
}
