//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Rounds
import Service
import Store
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
                do {
                    try await cast([UInt8](ballot), by: service, "\(file), line \(place + 1)")
                    bar.show(place + 1, of: ballots.count)
                } catch {
                    bar.finish()
                    throw error
                }
            }
            bar.finish()
            Answer.line("\(file): \(ballots.count) ballots are in the urn")
        }
        Talk.note("the next public folder has them, and the numbers of the closing act follow from it")
    }

    /// Casts a ballot; it waits for the last on-line ones, which takes less than a minute.
    private func cast(_ ballot: [UInt8], by service: VotingService, _ name: String) async throws {
        while true {
            guard case .refused(let refusal) = try await service.castPaper([ballot]) else { return }
            guard case .notTaken(let reason) = refusal, case .paperTooEarly(let first) = reason.reason else {
                throw CommandFailure("\(name): not taken: \(refusal)")
            }
            let wait = first - service.clock.seconds
            guard wait <= 60 else {
                let from = Moment(unixSeconds: first).map(\.text) ?? "\(first)"
                throw CommandFailure("\(name): not taken: paper ballots are cast from \(from) on, after on-line voting")
            }
            Talk.note("waiting \(wait) seconds for the last on-line ballots")
            try await Task.sleep(for: .seconds(max(wait, 1)))
        }
    }
}
