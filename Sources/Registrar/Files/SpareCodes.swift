//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore
public import Foundation
public import Rounds
public import SealedFiles

/// The spare codes of an issue, opened one by one.
public struct SpareCodes: Sendable {
    /// Which of the two files.
    public enum Kind: String, Sendable {
        /// For replacement letters and late registrations.
        case reserve
        /// For ballots on paper.
        case paper
    }

    /// The names of all codes, in the file's order.
    public let names: [SpareName]
    private let file: OpenedFile

    /// Opens the sealed file of an issue.
    ///
    /// - Parameter passphrases: by official's name; two are needed.
    /// - Throws: `SealedFileError`, with code `purpose` for a file of another kind, round or definition; `IssueError`
    ///   with code `form`.
    public static func open(
        _ url: URL,
        _ kind: Kind,
        of definition: RoundDefinition,
        passphrases: [String: SecretBytes]
    ) throws -> SpareCodes {
        let purpose = SecretWriter.purpose(kind.rawValue, definition)
        let sealed = try SealedFile.read(url.path(percentEncoded: false), purpose: purpose, access: .anybody)
        var names: [SpareName] = []
        for text in sealed.itemNames {
            guard let name = SpareName(kind, text) else {
                throw IssueError(.form, "the \(kind.rawValue) file has an item \"\(text)\", which names no code")
            }
            names.append(name)
        }
        return SpareCodes(names: names, file: try sealed.open(with: passphrases))
    }

    /// Whose passphrases open the sealed file, two of them together; nobody's if only its mode protects it.
    ///
    /// - Throws: as `open`.
    public static func locks(_ url: URL, _ kind: Kind, of definition: RoundDefinition) throws -> [String] {
        let purpose = SecretWriter.purpose(kind.rawValue, definition)
        let file = try SealedFile.read(url.path(percentEncoded: false), purpose: purpose, access: .anybody)
        return file.needed == 0 ? [] : file.locks
    }

    /// The code of this name.
    ///
    /// - Throws: `SealedFileError` with code `item` if there is none; `IssueError` with code `form` if it is no code.
    public func code(_ name: SpareName) throws -> VotingCode {
        var text = try file.item(name.text).withUnsafeBytes { [UInt8]($0) }
        defer { text.wipe() }
        do {
            return try VotingCode(typed: text)
        } catch {
            throw IssueError(.form, "item \"\(name.text)\" is no voting code")
        }
    }
}
