//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How an archive's file is named: the election's uuid and `.bel`.
///
/// A check of its own: nothing inside the archive depends on it, and belenios-tool does not make it.
public enum ArchiveName {
    /// The file name for an election.
    public static func file(uuid: String) -> String {
        "\(uuid).bel"
    }

    /// Whether the last part of `path` is the file name for an election.
    public static func matches(path: String, uuid: String) -> Bool {
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last?
            .elementsEqual(file(uuid: uuid).utf8) == true
    }
}
