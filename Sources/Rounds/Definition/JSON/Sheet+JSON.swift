//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Sheet {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"id\":")
        writer.text(id.text)
        writer.literal(",\"degree\":")
        writer.text(degree.rawValue)
        writer.literal(",\"title\":")
        writer.bilingual(title)
        writer.literal(",\"description\":")
        writer.bilingual(description)
        writer.literal(",\"zones\":")
        writer.list(electorate.zones) { $0.text($1.text) }
        writer.literal(",\"groups\":")
        writer.list(electorate.groups) { $0.text($1.text) }
        writer.literal(",\"join\":")
        writer.object(electorate.joins.map { ($0.stratum.text, $0.into.text) }) { $0.text($1) }
        writer.literal(",\"weights\":")
        writer.object(weights.map { ($0.stratum.text, $0.weight) }) { $0.fraction($1) }
        writer.literal(",\"breakdown\":")
        writer.boolean(breakdown)
        writer.literal(",\"questions\":")
        writer.list(questions) { $1.write(to: &$0) }
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"id\":")
        id = try reader.slug()
        try reader.literal(",\"degree\":")
        degree = try reader.word()
        try reader.literal(",\"title\":")
        title = try reader.bilingual()
        try reader.literal(",\"description\":")
        description = try reader.bilingual()
        try reader.literal(",\"zones\":")
        let zones: [ZoneID] = try reader.list { reader throws(TextError) in try reader.slug() }
        try reader.literal(",\"groups\":")
        let groups: [GroupID] = try reader.list { reader throws(TextError) in try reader.slug() }
        try reader.literal(",\"join\":")
        let joins = try reader.object(
            { StratumID($0) },
            { reader throws(TextError) in try reader.value { StratumID($0) } }
        )
        electorate = Electorate(
            zones: zones,
            groups: groups,
            joins: joins.map { Electorate.Join($0.0, into: $0.1) }
        )
        try reader.literal(",\"weights\":")
        let weights = try reader.object({ StratumID($0) }, { reader throws(TextError) in try reader.fraction() })
        self.weights = weights.map { StratumWeight($0.0, $0.1) }
        try reader.literal(",\"breakdown\":")
        breakdown = try reader.boolean()
        try reader.literal(",\"questions\":")
        questions = try reader.list { reader throws(TextError) in try Question(from: &reader) }
        try reader.literal("}")
    }
}
