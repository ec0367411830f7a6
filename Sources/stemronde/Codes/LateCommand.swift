//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Letters
import Registrar
import RoundBundle
import Rounds
import VerifyCommand

/// `stemronde codes late`.
struct LateCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "late",
        abstract: "Give a letter to somebody who was left off the register.",
        discussion: """
            Gives a spare code of the address's zone and group: statements to be signed by two, with the reason, and the \
            letter. The round's terms say how many there may be.

            Example: stemronde codes late uitgifte/ --bundle openbaar/ --sender afzender.txt --reason "nieuwbouw, na de \
            peildatum opgeleverd" --official griffier --official notaris --output laat-1/
            """
    )

    @OptionGroup var options: DeskOptions
    @OptionGroup var address: AddressOptions
    @OptionGroup var letter: LetterOptions

    @Option(help: "Why; it is public, so it names nobody and no address.")
    var reason: String

    @Option(help: "The group, where the round has several.")
    var group: String?

    func validate() throws {
        guard StatementWords(reason) != nil else {
            throw ValidationError("--reason: one line of 1 to \(StatementWords.sizeLimit) bytes")
        }
    }

    func perform() async throws {
        guard let reason = StatementWords(reason) else { return }
        let session = try DeskSession(options, needsSpare: true)
        let group = try group(session.replay.definition)
        let order = try session.desk.register(try address.address(), group: group, reason: reason)
        try await session.write(order, letter: letter, kind: .late)
    }

    private func group(_ definition: RoundDefinition) throws -> GroupID {
        let groups = definition.groups.map(\.id)
        if let group, let id = GroupID(group), groups.contains(id) { return id }
        guard group == nil, groups.count == 1 else {
            throw CommandFailure(
                group.map { "round \(definition.id) has no group \($0)" } ?? "the round has several groups",
                hint: "name one with --group: \(groups.map(\.text).joined(separator: ", "))"
            )
        }
        return groups[0]
    }
}
