//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Letters
import Registrar
import VerifyCommand

/// `stemronde paper request`.
struct PaperRequestCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Move a letter to paper.",
        discussion: """
            Finds the letter by postcode and house number, blocks its code on every sheet, and activates a paper ballot of the \
            same weight in its place: two statements a sheet, to be submitted in their order. Says which paper ballots to send \
            (stemronde paper print); send them when the statements are on record.

            Example: stemronde paper request uitgifte/ --bundle openbaar/ --official griffier --key griffier.key --output \
            papier-1/
            """
    )

    @OptionGroup var options: DeskOptions
    @OptionGroup var address: AddressOptions

    func perform() async throws {
        let session = try DeskSession(options, needsSpare: false)
        let order = try session.desk.toPaper(try session.holder(address), given: session.papers)
        try await session.write(order, letter: nil, kind: .first)
    }
}
