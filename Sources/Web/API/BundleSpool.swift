//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import RoundBundle
import Rounds
import Service
import Store

/// Public folders of rounds that take no ballots any more, and rolls, written to the disk once and handed out from there.
actor BundleSpool {
    /// A folder with the names of its files; nothing else in it is handed out.
    struct Written: Sendable {
        let url: URL
        let names: Set<String>

        init(_ url: URL) throws {
            self.url = url
            names = Set(try BundleFolder(url).files())
        }

        /// Where a file is; nil if it is none of the folder's.
        func path(_ name: String) -> String? {
            names.contains(name) ? url.appending(path: name).path : nil
        }
    }

    private struct Bundle {
        let extent: Int
        let writing: Task<Written, any Error>
    }

    private let service: VotingService
    private let folder: URL
    private var bundles: [RoundID: Bundle] = [:]
    private var rolls: [ElectionID: Task<URL, any Error>] = [:]

    /// - Parameter folder: is made, for this process alone.
    init(_ service: VotingService, folder: URL) {
        self.service = service
        self.folder = folder
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The public folder of a round that has grown to `extent` (`RoundStore.extent`); it is written by whoever asks first.
    func bundle(of round: RoundID, extent: Int) async throws -> Written {
        if let known = bundles[round], known.extent >= extent { return try await known.writing.value }
        let former = bundles[round]
        let url = folder.appending(path: "\(round)-\(extent)")
        let writing = Task { [service, folder] in
            try Self.make(folder)
            try await service.export(round, to: url)
            return try Written(url)
        }
        bundles[round] = Bundle(extent: extent, writing: writing)
        do {
            let written = try await writing.value
            // One that could not be written has left nothing, and does not matter any more.
            if let old = try? await former?.writing.value { try? FileManager.default.removeItem(at: old.url) }
            return written
        } catch {
            // The next one who asks tries again.
            if bundles[round]?.extent == extent { bundles[round] = nil }
            throw error
        }
    }

    /// The roll of an election that is set up, which never changes; nil if it is not set up.
    func roll(of election: ElectionID, in round: RoundID) async throws -> URL? {
        if let known = rolls[election] { return try await known.value }
        let url = folder.appending(path: "\(election)-roll.json")
        let snapshot = try await service.store.snapshot(of: round)
        guard let roll = snapshot.rolls.first(where: { $0.election == election }) else { return nil }
        if let known = rolls[election] { return try await known.value }
        let writing = Task { [folder] in
            try Self.make(folder)
            try Data().write(to: url)
            let file = try FileHandle(forWritingTo: url)
            try roll.write { try file.write(contentsOf: Data($0)) }
            try file.close()
            return url
        }
        rolls[election] = writing
        do {
            return try await writing.value
        } catch {
            rolls[election] = nil
            throw error
        }
    }

    private static func make(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }
}
