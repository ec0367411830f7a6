//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import RoundBundle
import Rounds
import VerifyCommand

/// An election that somebody named: its JSON, an archive of it, or a round's bundle and a sheet.
struct ElectionInput {
    let election: Election
    /// Who may vote; nil where only the election was given.
    let roll: Roll?

    /// Reads what `path` names. A sheet is taken only with a bundle, and needed only where it has several.
    init(_ path: String, sheet: String? = nil) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure("\(path): there is no such file or folder", status: .unreadable)
        }
        guard isFolder.boolValue else {
            guard sheet == nil else { throw CommandFailure("--sheet is for a bundle, and \(path) is none") }
            election = try Self.election(path)
            roll = nil
            return
        }
        let definition = try RoundDefinition(json: try InputFile.read("\(path)/\(BundlePaths.definition)"))
        let id = try Self.sheet(sheet, of: definition)
        let roll = try Self.roll("\(path)/\(BundlePaths.roll(id))")
        self.roll = roll
        election = try Self.election("\(path)/\(BundlePaths.archive(id, roll.election))")
        // So that the texts shown are those adopted, and the key list is this one.
        guard let stated = definition.sheets.first(where: { $0.id == id }), roll.sheet == id,
            try Election(
                of: stated,
                in: definition,
                election: roll.election,
                roll: roll.digest,
                publicKey: election.publicKey
            ).bytes == election.bytes
        else {
            throw CommandFailure(
                "\(path): the election of sheet \(id) is not what definition and roll give",
                hint: ShellWord.command("verify", path)
            )
        }
    }

    /// What `path` names: of a bundle every sheet, unless one is named.
    static func all(_ path: String, sheet: String?) throws -> [ElectionInput] {
        var isFolder: ObjCBool = false
        guard sheet == nil, FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
        else { return [try ElectionInput(path, sheet: sheet)] }
        let definition = try RoundDefinition(json: try InputFile.read("\(path)/\(BundlePaths.definition)"))
        return try definition.sheets.map { try ElectionInput(path, sheet: $0.id.text) }
    }

    private static func sheet(_ text: String?, of definition: RoundDefinition) throws -> SheetID {
        let ids = definition.sheets.map(\.id)
        let names = ids.map(\.text).joined(separator: ", ")
        guard let text else {
            guard ids.count == 1 else {
                throw CommandFailure("the round has the sheets \(names)", hint: "name one with --sheet")
            }
            return ids[0]
        }
        guard let id = ids.first(where: { $0.text == text }) else {
            throw CommandFailure("no sheet \(text)", hint: "the round has the sheets \(names)")
        }
        return id
    }

    private static func roll(_ path: String) throws -> Roll {
        do {
            return try Roll(json: try InputFile.read(path, limit: BundleFolder.fileLimit))
        } catch let error as RecordError {
            throw CommandFailure("\(path): \(error.detail)")
        }
    }

    private static func election(_ path: String) throws -> Election {
        do {
            guard path.hasSuffix(".bel") else {
                return try Election(try InputFile.readDocument(path))
            }
            var reader = try ArchiveReader(try ArchiveSource(path: path))
            guard let first = try reader.next(), case .setup(let document, _, _, _) = first.content else {
                throw CommandFailure("\(path): the archive does not begin with a set-up")
            }
            return try Election(try document.bytes())
        } catch let error as ArchiveError {
            throw CommandFailure("\(path): \(error.detail)")
        } catch let error as DocumentError {
            throw CommandFailure("\(path): \(error.detail)")
        }
    }

    /// Where a key stands on the roll, in words; nil if it does not, or there is no roll.
    func place(of key: Point) -> String? {
        guard let roll, let index = roll.index(of: key.bytes) else { return nil }
        let entry = roll[index]
        let isPaper = entry.stratum >= roll.letterStrata.count
        let stratum =
            isPaper
            ? "weight \(roll.paperWeights[entry.stratum - roll.letterStrata.count])"
            : "\(roll.letterStrata[entry.stratum])"
        return "\(entry.role), \(stratum)"
    }

    /// The election's name and uuid.
    var title: String {
        "\(ChoicesFile.remark(election.name)) (\(election.uuid))"
    }
}

/// The election that a command is about.
struct ElectionArgument: ParsableArguments {
    @Argument(help: "The election's JSON, its archive (UUID.bel), or a round's bundle.", completion: .file())
    var election: String

    @Option(help: "Which sheet of the bundle.")
    var sheet: String?

    func read() throws -> ElectionInput {
        try ElectionInput(election, sheet: sheet)
    }
}
