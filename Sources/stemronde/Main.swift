//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import CProcess
import VerifyCommand

@main
struct Stemronde: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stemronde",
        abstract: "Referendums and weighted consultations for municipalities.",
        discussion: """
            Each person has commands of their own: round and official for officials, codes for the registrar, trustee, \
            ballot for voters, verify for everybody.

            Example: stemronde round show parkeren --instance assen
            """,
        subcommands: [
            InitCommand.self,
            DemoCommand.self,
            RoundCommand.self,
            CodesCommand.self,
            RegisterCommand.self,
            OfficialCommand.self,
            TrusteeCommand.self,
            PaperCommand.self,
            BallotCommand.self,
            ServeCommand.self,
            BackupCommand.self,
            RestoreCommand.self,
            VerifyCommand.self,
        ]
    )

    static func main() async {
        // Most commands hold a key, codes or votes at some time, and none has a use for a core dump.
        _ = stemronde_forbid_dumps()
        await Program.run(Self.self)
    }
}
