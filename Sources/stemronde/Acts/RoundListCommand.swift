//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import Rounds
import Service
import Store
import VerifyCommand

/// `stemronde round list`.
struct RoundListCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rounds of an instance.",
        discussion: "Example: stemronde round list --instance assen"
    )

    @OptionGroup var place: InstanceOption

    @Flag(help: "Print it as JSON.")
    var json = false

    func perform() async throws {
        try await InstanceSession.with(place) { session in
            let rounds = try await session.service.store.rounds()
            let now = session.service.clock.seconds
            guard !json else {
                var writer = CanonicalWriter()
                writer.list(rounds) { writer, round in
                    writer.literal("{\"round\":")
                    writer.string(round.id.text.utf8)
                    writer.literal(",\"municipality\":")
                    writer.string(round.municipality.text.utf8)
                    writer.literal(",\"phase\":")
                    writer.string(round.phase(at: now).rawValue.utf8)
                    writer.literal(",\"definition\":")
                    writer.string(round.definition.hex)
                    writer.literal("}")
                }
                return Answer.write(writer.bytes + [0x0A])
            }
            let width = rounds.map(\.id.text.count).max() ?? 0
            for round in rounds {
                let name = round.id.text + String(repeating: " ", count: width - round.id.text.count)
                let title = try await session.service.store.definition(of: round.id).title.nl
                Answer.line(Printable.text("\(name)  \(round.phase(at: now))  \(title)"))
            }
            if rounds.isEmpty { Talk.note("hint: there is none yet: " + session.command("round", "add", "FILE.yaml")) }
        }
    }
}
