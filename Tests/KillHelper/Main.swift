//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import Rounds
import SealedFiles
import Service
import SignedNotes
import Store
import StoreFixtures

/// What tests kill, and what `Scripts/check-sync` watches.
///
/// `kill-helper prepare FOLDER` makes an open round in FOLDER: the database, the key of the log, and the file
/// `credentials` with one private credential a line. `kill-helper vote FOLDER VOTERS [BALLOTS]` lets so many voters cast
/// on its first sheet at once, each so many ballots, or without end; it writes the tracking code of each ballot as soon as
/// that is acknowledged, and nothing before.
@main
struct Main {
    static func main() async {
        do {
            try await run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            try? FileHandle.standardError.write(contentsOf: Data("kill-helper: error: \(error)\n".utf8))
            exit(64)
        }
    }

    private static func run(_ arguments: [String]) async throws {
        switch (arguments.first, arguments.count) {
        case ("prepare"?, 2): try await prepare(URL(filePath: arguments[1]))
        case ("vote"?, 3...4):
            guard let voters = Int(arguments[2]) else { throw Failure(reason: "VOTERS is a number") }
            let ballots = arguments.count == 4 ? Int(arguments[3]) : .max
            guard let ballots else { throw Failure(reason: "BALLOTS is a number") }
            try await vote(URL(filePath: arguments[1]), voters, ballots: ballots)
        default: throw Failure(reason: "usage: kill-helper prepare FOLDER | vote FOLDER VOTERS [BALLOTS]")
        }
    }

    private static func prepare(_ folder: URL) async throws {
        let round = try SampleRound()
        let store = try RoundStore(path: folder.appending(path: "stemronde.sqlite").path)
        try await round.open(in: store)
        try store.close()
        let key = folder.appending(path: "\(round.id).log-key").path
        try round.logKey.withText { try AtomicFile.write($0, to: key) }
        let lines: [[UInt8]] = round.sheets[0].letters.map { $0.exposedText + [0x0A] }
        try Data(lines.joined()).write(to: folder.appending(path: "credentials"))
    }

    private static func vote(_ folder: URL, _ voters: Int, ballots: Int) async throws {
        guard let instance = InstanceID("stem.example") else { throw Failure(reason: "no instance") }
        let store = try RoundStore(path: folder.appending(path: "stemronde.sqlite").path)
        let service = VotingService(
            store: store,
            instance: Instance(id: instance, rosters: RosterBook([:], instance: instance)),
            keys: LogKeys(folder: folder.path, instance: instance),
            clock: ServiceClock { SampleDefinition.opens }
        )
        let voter = try await Voter(service, credentials: folder.appending(path: "credentials"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<voters {
                group.addTask { try await voter.vote(number, times: ballots) }
            }
            try await group.waitForAll()
        }
    }
}

/// Somebody with all credentials.
private struct Voter: Sendable {
    let service: VotingService
    let context: BallotContext
    let credentials: [[UInt8]]

    init(_ service: VotingService, credentials url: URL) async throws {
        self.service = service
        guard let uuid = try await service.store.rounds().first?.elections.first?.uuid,
            let document = try await service.store.electionDocument(of: uuid)
        else { throw Failure(reason: "the round has no election") }
        context = try Election(document).context
        credentials = try Data(contentsOf: url).split(separator: 0x0A).map { [UInt8]($0) }
    }

    /// Votes, with another credential each time.
    func vote(_ number: Int, times: Int) async throws {
        for time in 0..<times {
            let text = credentials[(number + time) % credentials.count]
            guard let credential = Credential(uuid: context.uuid, text: text) else {
                throw Failure(reason: "a line of the file is no credential")
            }
            let answers = context.questions.map { shape in
                (0..<shape.choices).map { UInt8($0 == (shape.allowsBlank ? 1 : 0) ? 1 : 0) }
            }
            let ballot = try UnsignedBallot(answers, credential: credential.publicKey, context: context)
            guard case .recorded(let recorded) = try await service.cast([ballot.cast(with: credential)]) else {
                throw Failure(reason: "a ballot was refused")
            }
            for item in recorded {
                // One call of write(2) a line, so that a line is there whole or not at all.
                try FileHandle.standardOutput.write(contentsOf: Data(item.trackingCode.hex + [0x0A]))
            }
        }
    }
}

/// Why it stopped.
private struct Failure: Error {
    let reason: String
}
