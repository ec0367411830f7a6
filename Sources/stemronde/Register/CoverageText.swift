//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CanonicalText
import Rounds

/// What a round's zones cover of a register, for people and for machines.
struct CoverageText {
    private let zones: [RoundZone]
    private let coverage: Coverage

    init(_ definition: RoundDefinition, _ coverage: Coverage) {
        zones = definition.zones
        self.coverage = coverage
    }

    var text: String {
        var text = ""
        for (zone, part) in zip(zones, coverage.zones) { text += "zone \(zone.id): \(numbers(part))\n" }
        for (pair, part) in overlaps {
            text += "in both \(zones[pair.first].id) and \(zones[pair.second].id): \(numbers(part))\(examples(part))\n"
        }
        if coverage.outside.addresses > 0 {
            text += "in no zone: \(numbers(coverage.outside))\(examples(coverage.outside))\n"
        }
        for (zone, rules) in zip(zones, coverage.idleRules) {
            for rule in rules { text += "zone \(zone.id): \(zone.addresses.rules[rule].text) names no address\n" }
        }
        return text
    }

    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"zones\":")
        writer.list(zones.indices) { writer, place in
            writer.literal("{\"zone\":")
            writer.string(zones[place].id.text.utf8)
            write(coverage.zones[place], to: &writer)
            writer.literal(",\"idle_rules\":")
            writer.list(coverage.idleRules[place]) { $0.string(zones[place].addresses.rules[$1].text.utf8) }
            writer.literal("}")
        }
        writer.literal(",\"overlaps\":")
        writer.list(overlaps) { writer, item in
            writer.literal("{\"zones\":")
            writer.list([item.pair.first, item.pair.second]) { $0.string(zones[$1].id.text.utf8) }
            write(item.part, to: &writer)
            writer.literal("}")
        }
        writer.literal(",\"outside\":{\"zone\":null")
        write(coverage.outside, to: &writer)
        writer.literal("}}")
    }

    private var overlaps: [(pair: Coverage.Pair, part: Coverage.Part)] {
        coverage.overlaps.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func write(_ part: Coverage.Part, to writer: inout CanonicalWriter) {
        writer.literal(",\"addresses\":")
        writer.integer(part.addresses)
        writer.literal(",\"postcodes\":")
        writer.integer(part.postcodes)
        writer.literal(",\"examples\":")
        writer.list(part.examples) { $0.string($1.description.utf8) }
    }

    private func numbers(_ part: Coverage.Part) -> String {
        "\(part.addresses) addresses, \(part.postcodes) postcodes"
    }

    private func examples(_ part: Coverage.Part) -> String {
        let more = part.addresses > part.examples.count ? ", …" : ""
        return " (\(part.examples.map(\.description).joined(separator: ", "))\(more))"
    }
}
