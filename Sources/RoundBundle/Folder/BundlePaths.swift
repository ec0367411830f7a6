//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// Where each public file of a round stands, below the bundle's folder.
public enum BundlePaths {
    /// The definition, in canonical JSON.
    public static let definition = "definition.json"
    /// How many letters were made for how many addresses.
    public static let issue = "issue.json"
    /// The outcome.
    public static let result = "result.json"
    /// The outcome as a table.
    public static let resultTable = "result.csv"
    /// What feedback stands in.
    public static let feedbackFolder = "feedback/"
    /// What a stranger reads first.
    public static let readme = "README.md"
    /// The SHA-256 of every other file.
    public static let checksums = "SHA256SUMS"
    /// The log's newest signed checkpoint.
    public static let checkpoint = "log/checkpoint"
    /// The log's verifier key, as C2SP writes it.
    public static let logKey = "log/key"

    /// The board of a sheet: its archive.
    public static func archive(_ sheet: SheetID, _ election: ElectionID) -> String {
        "\(sheet)/\(election).bel"
    }

    /// The roll of a sheet.
    public static func roll(_ sheet: SheetID) -> String {
        "\(sheet)/roll.json"
    }

    /// The cells of a sheet, with their sums and the trustees' answers.
    public static func cells(_ sheet: SheetID) -> String {
        "\(sheet)/cells.json"
    }

    /// The feedback that the n-th act *answer* names, from 1.
    public static func feedback(_ number: Int) -> String {
        "\(feedbackFolder)\(number).json"
    }

    /// A file of the log.
    public static func tile(_ path: String) -> String {
        "log/\(path)"
    }
}
