//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import VerifyCommand

@main
struct StemrondeVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stemronde-verify",
        abstract: "Verify the published files of a voting round.",
        discussion: VerifyArguments.discussion
    )

    @OptionGroup var arguments: VerifyArguments

    func run() async throws {
        try await arguments.run()
    }

    static func main() async {
        await Program.run(Self.self)
    }
}
