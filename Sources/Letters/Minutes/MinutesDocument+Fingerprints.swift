//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import RoundBundle
import Rounds
import SignedNotes

extension MinutesDocument {
    /// What everything is recognised by.
    var fingerprints: HTML {
        var table = HTMLTable("Vingerafdrukken (SHA-256)", [.text("Wat"), .text("Vingerafdruk")])
        table.add("Definitie van de stemronde", hash(definition.digest))
        for sheet in replay.state.sheets {
            let id = sheet.terms.id
            if let roll = replay.issue?.rolls.first(where: { $0.sheet == id }) {
                table.add("Kiesregister \(id.text)", hash(roll.digest))
            }
            if let election = sheet.election, let setUp = replay.setUps[election] {
                table.add("Verkiezing \(id.text), \(election.text)", hash(setUp.election.fingerprint))
            }
            if let closed = replay.state.closing?.sheets.first(where: { $0.sheet == id }) {
                table.add("Laatste stem \(id.text), gebeurtenis \(closed.lastHeight)", hash(closed.lastEvent))
            }
        }
        if let result { table.add("Uitslag", hash(result.digest)) }
        table.add("Logboek, \(MinutesWords.number(replay.checkpoint.size)) regels", hash(replay.checkpoint.root))
        return "<h2>7. Vingerafdrukken en sleutels</h2>\n" + table.html + keys
    }

    private var keys: HTML {
        var table = HTMLTable("Openbare sleutels", [.text("Van"), .text("Sleutel")])
        table.add("Logboek", text(replay.logKey.description))
        for key in replay.officials.keys { table.add("Functionaris \(name(key))", text(key.description)) }
        for sheet in replay.state.sheets {
            guard let election = sheet.election, let setUp = replay.setUps[election] else { continue }
            for owner in setUp.trustees.owners {
                table.add(
                    "Sleutelbewaarder \(owner.number), \(sheet.terms.id.text)",
                    text(String(decoding: CredentialText.hex(owner.key.bytes), as: UTF8.self))
                )
            }
        }
        return table.html + thresholds
    }

    private var thresholds: HTML {
        var lines: [HTML] = []
        for sheet in replay.state.sheets {
            guard let election = sheet.election, let setUp = replay.setUps[election] else { continue }
            let number = setUp.trustees.owners.count
            for case .pedersen(let group) in setUp.trustees.entries {
                lines.append(
                    """
                    <p class="note">\(sheet.terms.id.text): van de \(number) sleutelbewaarders zijn er \(group.threshold) nodig om totalen te openen. \
                    Geantwoord: \(sheet.decryptions).</p>

                    """
                )
            }
        }
        return HTML(lines)
    }

    private func name(_ key: VerifierKey) -> String {
        replay.official(key)?.text ?? key.name.description
    }

    private func text(_ value: String) -> HTML {
        "<span class=\"hash\">\(value)</span>"
    }
}
