//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Foundation
import Rounds
import SignedNotes
import Store
import VerifyCommand

/// `stemronde backup`.
struct BackupCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy an instance, while its service runs.",
        discussion: """
            Writes FOLDER, which must not be there yet: the database as of one moment, and every other file of the instance.
            Then it reads all of the copy, and says what is in it. The copy has the keys of the logs: keep it as safe as the
            instance.

            Example: stemronde backup backups/monday --instance assen
            """
    )

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    @Option(help: "The instance's folder.", completion: .directory)
    var instance = "."

    func perform() async throws {
        let original = try InstanceFolder(instance)
        try NewFile.demandFree(folder)
        let target = URL(filePath: folder, directoryHint: .isDirectory)
        let within = original.url.resolvingSymlinksInPath().path + "/"
        guard !(target.deletingLastPathComponent().resolvingSymlinksInPath().path + "/").hasPrefix(within) else {
            throw CommandFailure(
                "\(folder): is within the instance",
                hint: "a backup is kept elsewhere, best on another machine"
            )
        }
        try NewFile.makeFolder(target.path)
        do {
            let store = try RoundStore(path: original.url.appending(path: InstanceFolder.database).path)
            try store.backup(to: target.appending(path: InstanceFolder.database).path)
            try store.close()
            // After the database: a key is made before anything is signed with it.
            try original.copyFiles(to: target)
            let copy = try RoundStore(path: target.appending(path: InstanceFolder.database).path)
            try await copy.checkEverything()
            for line in try await CopyText.lines(copy) { Answer.line(line) }
            try copy.close()
        } catch let error as StoreError {
            throw CommandFailure(error.detail, hint: error.hint, status: .unreadable)
        }
        sync()
        Answer.line("backup: \(folder)")
    }
}

/// What a copy of an instance has in it.
enum CopyText {
    static func lines(_ store: RoundStore) async throws -> [String] {
        var lines: [String] = []
        for round in try await store.rounds() {
            let size = try await store.checkpoint(of: round.id)?.checkpoint.size ?? 0
            lines.append("\(round.id): \(round.phase.rawValue), \(size) entries in its log")
        }
        return lines
    }
}
