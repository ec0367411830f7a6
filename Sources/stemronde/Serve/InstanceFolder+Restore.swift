//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds
import SealedFiles
import Service
import Store
import VerifyCommand

/// Copies of an instance, and what must be known before one takes the place of the original (docs/operations.md,
/// "Restoring").
extension InstanceFolder {
    /// Rounds to whose logs nothing may be added: a file of the round's name each, which says why.
    private static let held = "held"
    /// What others hold of the logs: checkpoints and receipts.
    private static let checkpoints = "checkpoints"
    /// No checkpoint and no receipt is longer.
    private static let checkpointLimit = 1 << 16

    /// Makes the service hold what the folder says is held.
    func holdBack(_ service: VotingService) {
        for name in names(Self.held) {
            guard let round = RoundID(name) else { continue }
            service.hold(round)
        }
    }

    /// Notes that nothing may be added to a round's log.
    func hold(_ round: RoundID, because reason: String, _ service: VotingService) throws {
        service.hold(round)
        try NewFile.makeFolder(path(Self.held))
        let file = path(Self.held) + "/\(round)"
        guard !NewFile.isThere(file) else { return }
        try AtomicFile.write(Array((reason + "\n").utf8), to: file)
    }

    /// The rounds that are held, with the reasons.
    func heldRounds() -> [(round: String, reason: String)] {
        names(Self.held).map { name in
            let text = (try? InputFile.read(path(Self.held) + "/\(name)")) ?? []
            return (name, String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// Keeps what somebody else holds of a log, to be compared at every start.
    func keep(checkpoint bytes: [UInt8], named name: String) throws {
        try NewFile.makeFolder(path(Self.checkpoints))
        try AtomicFile.write(bytes, to: path(Self.checkpoints) + "/\(name)")
    }

    /// Compares the logs with what others hold of them, and holds the rounds whose logs are behind or other.
    ///
    /// - Returns: the states that were compared.
    @discardableResult
    func compare(_ service: VotingService) async throws -> [OutsideState] {
        var states: [OutsideState] = []
        for name in names(Self.checkpoints) {
            let file = path(Self.checkpoints) + "/\(name)"
            let state = try await Self.state(file, service)
            states.append(state)
            guard !state.isContinued else { continue }
            try hold(
                state.round,
                because: "\(name) has a state of \(state.size) entries that the log here does not continue",
                service
            )
        }
        return states
    }

    /// What a file has of a log, beside the log here.
    static func state(_ file: String, _ service: VotingService) async throws -> OutsideState {
        let bytes = try InputFile.read(file, limit: checkpointLimit)
        do {
            return try await service.compare(bytes)
        } catch {
            throw CommandFailure("\(file): \(error.detail)", hint: error.hint)
        }
    }

    /// Copies everything but the database into a folder that is there.
    func copyFiles(to target: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
        where !name.hasPrefix(Self.database) {
            try FileManager.default.copyItem(at: url.appending(path: name), to: target.appending(path: name))
        }
    }

    private func names(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }
}
