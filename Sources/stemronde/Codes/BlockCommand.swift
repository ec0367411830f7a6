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

/// `stemronde codes block`.
struct BlockCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "block",
        abstract: "Withdraw a letter whose holder may not vote.",
        discussion: """
            Finds the letter by postcode and house number and writes the statements that block its code on every sheet, to \
            be signed by two. The electorate is one less. A block is final: a mistake is cured by no other letter.

            For a letter that was lost: stemronde codes replace. For a ballot on paper: the paper desk.

            Example: stemronde codes block uitgifte/ --bundle openbaar/ --official griffier --output intrekking-1/
            """
    )

    @OptionGroup var options: DeskOptions
    @OptionGroup var address: AddressOptions

    func perform() async throws {
        let session = try DeskSession(options, needsSpare: false)
        let order = try session.desk.withdraw(try session.holder(address))
        try await session.write(order, letter: nil, kind: .first)
    }
}
