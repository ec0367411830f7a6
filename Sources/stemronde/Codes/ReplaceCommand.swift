//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Letters
import Registrar
import VerifyCommand

/// `stemronde codes replace`.
struct ReplaceCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace",
        abstract: "Replace a letter that was lost.",
        discussion: """
            Finds the letter by postcode and house number, blocks its code on every sheet, and gives a spare code in its \
            place: statements to be signed and submitted, and the new letter. Nothing changes before they are on record.

            A letter whose code has a ballot is not replaced: whoever has it can vote again, and the last vote counts.

            Example: stemronde codes replace uitgifte/ --bundle openbaar/ --sender afzender.txt --official griffier \
            --official notaris --output vervanging-1/
            """
    )

    @OptionGroup var options: DeskOptions
    @OptionGroup var address: AddressOptions
    @OptionGroup var letter: LetterOptions

    func perform() async throws {
        let session = try DeskSession(options, needsSpare: true)
        let order = try session.desk.replace(try session.holder(address))
        try await session.write(order, letter: letter, kind: .replacement)
    }
}
