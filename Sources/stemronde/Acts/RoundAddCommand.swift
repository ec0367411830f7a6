//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import RoundFiles
import Rounds
import Service
import Store
import VerifyCommand

/// `stemronde round add`.
struct RoundAddCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Bring a definition into the instance, as a draft.",
        discussion: """
            Checks it first, by the limits of the municipality's ordinance. As long as the round is not adopted, \
            --replace puts another text in the place of the draft.

            Example: stemronde round add parkeren.yaml --instance assen
            """
    )

    @Argument(help: "A YAML file, a definition.json, or - for YAML on standard input.", completion: .file())
    var file: String

    @OptionGroup var place: InstanceOption

    @Flag(help: "Replace the draft of this round.")
    var replace = false

    func perform() async throws {
        try await InstanceSession.with(place) { session in
            let input = try RoundInput(file)
            let settings = session.folder.file
            // Which municipality it is of, its own text says; its limits come from there.
            let loose = try read(input, Limits(advisory: Limits.most, binding: Limits.most, ordinance: "-"))
            guard let municipality = settings.settings(of: loose.municipality) else {
                throw CommandFailure(
                    "\(file): a round of \(loose.municipality), which this instance does not serve",
                    hint: "served are those under municipalities in \(session.path)/\(InstanceFolder.configuration)"
                )
            }
            let definition = try read(input, municipality.ordinance ?? .usual)
            let body = definition.plan.adoption.body
            guard municipality.bodies?.contains(body) ?? true else {
                throw CommandFailure("\(file): adopted by the \(body.rawValue), which decides no rounds here")
            }
            try await add(definition, session)
            Answer.line("added: \(definition.id), sha256:\(Fingerprint.hex(definition.digest))")
            Talk.note("hint: next: " + session.command("round", "adopt", definition.id.text, "--key", "NAME.key"))
        }
    }

    private func add(_ definition: RoundDefinition, _ session: InstanceSession) async throws {
        let store = session.service.store
        do throws(StoreError) {
            if replace {
                try await store.replaceDraft(definition)
            } else {
                try await store.addRound(definition)
            }
        } catch {
            throw CommandFailure(
                error.detail,
                hint: error.code == .exists ? "to put this text in the place of the draft: --replace" : error.hint
            )
        }
    }

    private func read(_ input: RoundInput, _ limits: Limits) throws -> RoundDefinition {
        do throws(RoundRefusal) {
            return try input.definition(limits: limits)
        } catch {
            Talk.note(error.text(file: file).trimmingLastNewline)
            throw CommandFailure("\(file): not a sound definition: \(error.count)")
        }
    }
}

extension String {
    /// Without the newline at its end, if there is one.
    fileprivate var trimmingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
