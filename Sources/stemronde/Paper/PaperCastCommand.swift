//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Service
import VerifyCommand

/// `stemronde paper cast`.
struct PaperCastCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "cast",
        abstract: "Put the encrypted paper ballots into the urn.",
        discussion: """
            On the machine of the service, while the round is closing. The ballots are encrypted and signed, so whoever does this \
            learns nothing and can change nothing. Run it again if it was broken off: a ballot that is in is not cast twice.

            Example: stemronde paper cast ballots.jsonl --instance /var/lib/stemronde
            """
    )

    @Argument(help: "The encrypted ballots of a pile, one a line.", completion: .file())
    var files: [String]

    @Option(help: "The instance's folder.", completion: .directory)
    var instance: String

    func perform() async throws {
        let service = try InstanceFolder(instance).service()
        for file in files {
            let ballots = try InputFile.read(file, limit: 1 << 30).split(separator: 0x0A)
            let bar = ProgressBar("casting")
            for (place, ballot) in ballots.enumerated() {
                switch try await service.castPaper([[UInt8](ballot)]) {
                case .recorded: bar.show(place + 1, of: ballots.count)
                case .refused(let refusal):
                    bar.finish()
                    throw CommandFailure("\(file), line \(place + 1): not taken: \(refusal)")
                }
            }
            bar.finish()
            Answer.line("\(file): \(ballots.count) ballots are in the urn")
        }
        Talk.note("the next public folder has them, and the numbers of the closing act follow from it")
    }
}
