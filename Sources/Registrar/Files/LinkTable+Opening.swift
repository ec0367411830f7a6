//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Foundation
public import Rounds
public import SealedFiles

extension LinkTable {
    /// Whose passphrases open the sealed file of an issue; nobody's if only its mode protects it.
    ///
    /// - Throws: as `open`.
    public static func lock(_ url: URL, of definition: RoundDefinition) throws -> [String] {
        let file = try SealedFile.read(
            url.path(percentEncoded: false),
            purpose: SecretWriter.purpose("link", definition)
        )
        return file.needed == 0 ? [] : file.locks
    }

    /// Opens the sealed file of an issue.
    ///
    /// - Parameter passphrases: by official's name; one is enough.
    /// - Throws: `SealedFileError`, with code `purpose` for a file of another round or definition; `IssueError` with
    ///   code `form`.
    public static func open(
        _ url: URL,
        of definition: RoundDefinition,
        passphrases: [String: SecretBytes]
    ) throws -> LinkTable {
        let purpose = SecretWriter.purpose("link", definition)
        let file = try SealedFile.read(url.path(percentEncoded: false), purpose: purpose)
        return try LinkTable(file.open(with: passphrases).secret())
    }
}
