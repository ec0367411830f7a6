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

/// `stemronde restore`.
struct RestoreCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make an instance of a backup.",
        discussion: """
            Copies BACKUP to FOLDER, which must not be there yet, and reads all of it. Ballots may have come in after the
            backup was made; whoever voted then has a receipt, and the log may not go on without them. So every round whose
            log has begun is held: its record is shown, but nothing is added. A round is free if a checkpoint of its log from
            elsewhere is given and the log continues it. Ask for the newest of every mirror and every witness.

            Example: stemronde restore backups/monday assen --checkpoint mirror/halfweg-2028.checkpoint
            """
    )

    @Argument(help: "The backup.", completion: .directory)
    var backup: String

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    @Option(help: "What somebody else has of a log: a checkpoint, or a voter's receipt; may be repeated.")
    var checkpoint: [String] = []

    func perform() async throws {
        let source = try InstanceFolder(backup)
        try NewFile.demandFree(folder)
        try NewFile.makeFolder(folder)
        let target = URL(filePath: folder, directoryHint: .isDirectory)
        try copyDatabase(from: source.url, to: target)
        try source.copyFiles(to: target)
        let restored = try InstanceFolder(folder)
        let service = try restored.service()
        let states: [OutsideState]
        do {
            try await service.store.checkEverything()
            for (place, file) in checkpoint.enumerated() {
                _ = try await InstanceFolder.state(file, service)
                let name = URL(filePath: file).lastPathComponent
                try restored.keep(checkpoint: try InputFile.read(file), named: "\(place + 1)-\(name)")
            }
            states = try await restored.compare(service)
            try await hold(restored, service, states)
            for line in try await CopyText.lines(service.store) { Answer.line(line) }
            try service.store.close()
        } catch let error as StoreError {
            throw CommandFailure(error.detail, hint: error.hint, status: .unreadable)
        }
        let held = restored.heldRounds()
        for (round, reason) in held { Talk.warning("round \(round) is held: \(reason)") }
        if let round = held.first?.round {
            Talk.note("hint: docs/operations.md, \"Restoring\", says what to do; then remove \(folder)/held/\(round)")
        }
        Answer.line("restored: \(folder)")
        guard states.allSatisfy(\.isContinued) else { throw ExitCode(ExitStatus.failed.rawValue) }
    }

    /// Holds every round whose log has begun and of which nobody else's state is known.
    private func hold(_ restored: InstanceFolder, _ service: VotingService, _ states: [OutsideState]) async throws {
        for round in try await service.store.rounds() where round.lastAct > 0 {
            guard !states.contains(where: { $0.round == round.id }) else { continue }
            try restored.hold(round.id, because: "nobody else's state of its log was given", service)
        }
    }

    /// The database and what SQLite has not yet written into it.
    private func copyDatabase(from source: URL, to target: URL) throws {
        for suffix in ["", "-wal"] {
            let name = InstanceFolder.database + suffix
            let file = source.appending(path: name)
            guard FileManager.default.fileExists(atPath: file.path) else {
                guard suffix.isEmpty else { continue }
                throw CommandFailure("\(backup): has no \(name)", status: .unreadable)
            }
            try FileManager.default.copyItem(at: file, to: target.appending(path: name))
        }
    }
}
