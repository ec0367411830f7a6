//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Foundation
public import Rounds

/// Where the files of an issue are: `secret/` for the registrar, `public/` for everybody.
public struct IssueFolder: Sendable {
    public let url: URL

    public init(_ url: URL) {
        self.url = url
    }

    /// The letters with their codes, for the printer; destroyed when they are printed.
    public var letters: URL { secret.appending(path: "letters.csv") }
    /// Which code belongs to which address, sealed.
    public var link: URL { secret.appending(path: "link.sealed") }
    /// The codes for replacement letters, sealed for two.
    public var reserve: URL { secret.appending(path: "reserve.sealed") }
    /// The codes for ballots on paper, sealed for two.
    public var paper: URL { secret.appending(path: "paper.sealed") }
    /// Which spare code was given to whom (`DeskBook`).
    public var desk: URL { secret.appending(path: "desk.csv") }
    /// Which paper credentials were given out (`PaperBook`).
    public var paperBook: URL { secret.appending(path: "paper-given.txt") }
    /// What the issue says in public (`IssueNumbers`).
    public var numbers: URL { open.appending(path: "issue.json") }

    /// A sheet's roll.
    public func roll(_ sheet: SheetID) -> URL {
        open.appending(path: sheet.text).appending(path: "roll.json")
    }

    /// A sheet's credentials, as its election's archive takes them.
    public func credentials(_ sheet: SheetID) -> URL {
        open.appending(path: sheet.text).appending(path: "credentials.json")
    }

    /// The letters as they are printed, in batches.
    public var batches: URL { secret.appending(path: "letters") }
    /// How many letters each batch has, and the hashes of its files (`BatchList`).
    public var batchList: URL { open.appending(path: "batches.json") }

    /// What nobody but the registrar may have.
    public var secret: URL { url.appending(path: "secret") }
    var open: URL { url.appending(path: "public") }
}
