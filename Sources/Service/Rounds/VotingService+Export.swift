//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
public import Foundation
import RoundBundle
public import Rounds
import SignedNotes
import Store

extension VotingService {
    /// Writes a round's public folder, as of this moment.
    ///
    /// - Parameter url: must not be there yet; it is there whole or not at all.
    /// - Throws: `ServiceError` with code `unknown`; `conflict` if nothing is on record yet; `exists`; `unavailable`.
    public func export(_ round: RoundID, to url: URL) async throws(ServiceError) {
        guard !FileManager.default.fileExists(atPath: url.path) else {
            throw ServiceError(.exists, "\(url.path) is there already")
        }
        let unfinished = url.deletingLastPathComponent().appending(
            path: ".\(url.lastPathComponent).\(UUID().uuidString)"
        )
        do {
            try await write(round, to: BundleFolder(unfinished))
            try FileManager.default.moveItem(at: unfinished, to: url)
        } catch {
            try? FileManager.default.removeItem(at: unfinished)
            switch error {
            case let error as ServiceError: throw error
            case let error as StoreError: throw ServiceError(error)
            default: throw ServiceError(.unavailable, "the public folder of round \(round): \(error)")
            }
        }
    }

    private func write(_ round: RoundID, to folder: BundleFolder) async throws {
        let snapshot = try await store.snapshot(of: round)
        guard let checkpoint = snapshot.checkpoint else {
            throw ServiceError(.conflict, "round \(round) is a draft: there is no public record yet")
        }
        try folder.write(BundlePaths.definition, snapshot.definition.json)
        for file in snapshot.files { try folder.write(file.name, file.bytes) }
        for roll in snapshot.rolls {
            try await write(BundlePaths.roll(roll.sheet), in: folder) { file in
                try roll.write { try file.write(contentsOf: Data($0)) }
            }
        }
        for archive in snapshot.archives {
            try await write(BundlePaths.archive(archive.sheet, archive.election), in: folder) { file in
                for try await piece in archive.bytes { try file.write(contentsOf: Data(piece)) }
            }
        }
        for tile in Tile.all(size: checkpoint.checkpoint.size) {
            guard let bytes = try await store.tile(tile, of: round) else {
                throw ServiceError(.damaged, "the log of round \(round) lacks \(tile.path)")
            }
            try folder.write(BundlePaths.tile(tile.path), bytes)
        }
        try folder.write(BundlePaths.checkpoint, checkpoint.bytes)
        try folder.write(BundlePaths.logKey, try keys.key(of: round).verifierKey.text + [0x0A])
        try folder.write(BundlePaths.readme, Array(BundleReadme.text(snapshot.definition).utf8))
        try folder.write(BundlePaths.checksums, try Checksums(of: folder).bytes)
    }

    /// Writes a file that may be long piece by piece.
    private func write(
        _ name: String,
        in folder: BundleFolder,
        _ body: (FileHandle) async throws -> Void
    ) async throws {
        try folder.write(name, [])
        let file = try FileHandle(forWritingTo: URL(filePath: folder.path(name)))
        try await body(file)
        try file.close()
    }
}
