//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures

/// Everything that a service keeps: every byte of its folder, and what its store says of a round.
///
/// SQLite's own memory (`-shm`) is no part of it.
struct ServiceTrace: Equatable {
    /// What the store says.
    struct Record: Equatable {
        let checkpoint: SignedCheckpoint?
        let entries: [[UInt8]]
        let phase: Phase
        let times: Range<Int>
        let lastAct: Digest?
        let heads: [RoundStatus.Election]

        init(of round: RoundID, in store: RoundStore) async throws {
            checkpoint = try await store.checkpoint(of: round)
            let size = checkpoint?.checkpoint.size ?? 0
            entries = size > 0 ? try await store.logEntries(of: round, 0..<size) : []
            let status = try await store.status(of: round)
            (phase, times, lastAct) = (status.phase, status.times, status.lastActHash)
            heads = status.elections
        }
    }

    let files: [String: Digest]
    let record: Record

    init(_ setting: ServiceSetting) async throws {
        files = try Self.files(in: setting.folder)
        record = try await Record(of: setting.round.id, in: setting.service.store)
    }

    private static func files(in folder: URL) throws -> [String: Digest] {
        var files: [String: Digest] = [:]
        let names = FileManager.default.enumerator(atPath: folder.path)
        while let name = names?.nextObject() as? String {
            let url = folder.appending(path: name)
            guard !name.hasSuffix("-shm"), !url.hasDirectoryPath,
                try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            files[name] = Digest(of: [UInt8](try Data(contentsOf: url)))
        }
        return files
    }
}
