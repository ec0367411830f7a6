//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundBundle
import RoundFiles
import Rounds
import Service
import Store
import VerifyCommand

/// Where a round is, and what comes next: as text or JSON.
struct RoundStanding {
    let record: RoundRecord
    let now: Moment
    let steps: [NextStep]

    init(_ round: RoundID, in session: InstanceSession) async throws {
        let service = session.service
        record = try await session.record(of: round)
        now = service.clock.moment
        var next = NextSteps(
            record: record,
            now: now,
            retention: session.folder.file.retention ?? InstanceFile.usualRetention,
            command: { words in session.command(words) }
        )
        if record.state.phase == .closed {
            for sheet in record.state.sheets {
                guard let election = sheet.election else { continue }
                next.answers += try await service.store.answers(of: election).count
            }
            next.hasResult = try await service.store.file(BundlePaths.result, of: round) != nil
        }
        steps = next.steps
    }

    private var phase: Phase { record.state.phase(at: now) }

    var text: String {
        let (definition, state) = (record.definition, record.state)
        var lines = ["\(definition.title.nl) (\(definition.id)): \(phase)"]
        lines.append(row("definition", "sha256:\(Fingerprint.hex(definition.digest))"))
        lines.append(row("opens", (state.opening?.opens ?? definition.schedule.opens).text))
        lines.append(row("closes", (state.closes ?? definition.schedule.closes).text))
        if let last = state.lastAct { lines.append(row("acts", "\(state.acts); the last: \(Fingerprint.hex(last))")) }
        for sheet in state.sheets {
            guard let ledger = sheet.ledger else { continue }
            let total = ledger.reconciliation.total
            let (activated, cast) = (total.paper.activated, total.paper.voted)
            let paper = activated > 0 ? " (\(cast) of \(activated) ballots sent on paper)" : ""
            lines.append(
                row(
                    "\(sheet.terms.id)",
                    "electorate \(ledger.electorate), \(total.tallied) voted\(paper), \(sheet.events) events"
                )
            )
        }
        lines.append("next:")
        for step in steps {
            lines.append("  \(step.person.rawValue): \(step.text)")
            if let command = step.command { lines.append("    \(command)") }
        }
        return Printable.lines(lines)
    }

    var json: [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"round\":")
        writer.string(record.definition.id.text.utf8)
        writer.literal(",\"phase\":")
        writer.string(phase.rawValue.utf8)
        writer.literal(",\"definition\":")
        writer.string(record.definition.digest.hex)
        writer.literal(",\"acts\":")
        writer.integer(record.state.acts)
        writer.literal(",\"lastAct\":")
        if let last = record.state.lastAct { writer.string(last.hex) } else { writer.literal("null") }
        writer.literal(",\"next\":")
        writer.list(steps) { writer, step in
            writer.literal("{\"person\":")
            writer.string(step.person.rawValue.utf8)
            writer.literal(",\"text\":")
            writer.string(step.text.utf8)
            writer.literal(",\"command\":")
            if let command = step.command { writer.string(command.utf8) } else { writer.literal("null") }
            writer.literal("}")
        }
        writer.literal("}\n")
        return writer.bytes
    }

    private func row(_ name: String, _ value: String) -> String {
        "  " + name + String(repeating: " ", count: max(1, 12 - name.count)) + value
    }
}
