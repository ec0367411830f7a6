//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import CanonicalText

extension RoundZone {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"id\":")
        writer.text(id.text)
        writer.literal(",")
        writer.names(title)
        writer.literal(",\"addresses\":")
        writer.list(addresses.rules) { $0.text($1.text) }
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"id\":")
        id = try reader.slug()
        try reader.literal(",")
        title = try reader.names()
        try reader.literal(",\"addresses\":")
        let start = reader
        let rules = try reader.list(limit: Zone.ruleLimit) { reader throws(TextError) in
            try reader.value { try? ZoneRule(canonical: $0) }
        }
        guard let zone = try? Zone(rules) else { throw start.error(.unexpected) }
        addresses = zone
        try reader.literal("}")
    }
}

extension Group {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"id\":")
        writer.text(id.text)
        writer.literal(",\"kind\":")
        writer.text(kind.rawValue)
        writer.literal(",")
        writer.names(title)
        writer.literal(",\"uses\":")
        writer.words(uses)
        writer.literal("}")
    }

    init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"id\":")
        id = try reader.slug()
        try reader.literal(",\"kind\":")
        kind = try reader.word()
        try reader.literal(",")
        title = try reader.names()
        try reader.literal(",\"uses\":")
        uses = try reader.words()
        try reader.literal("}")
    }
}
