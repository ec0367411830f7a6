//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import ElectionRecord
public import KeyCeremony

/// A trustee's answer before it is recorded, with both its parts open to change.
public struct TrusteeAnswerDraft {
    public var owner: Int
    /// What goes into the archive.
    public var total: PartialDecryption
    /// What goes into `cells.json`.
    public var cells: [PartialDecryption]

    public init(_ answer: TrusteeAnswer) {
        owner = answer.owner
        total = answer.total
        cells = answer.cells
    }
}
