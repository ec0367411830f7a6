//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import SealedFiles

/// What protects the secrets of an issue.
public struct IssueProtection: Sendable {
    /// Of the link file: any one of those who replace letters opens it.
    public let link: SealProtection
    /// Of the spare codes, for letters and for paper: two together open one.
    public let spare: SealProtection

    public init(link: SealProtection, spare: SealProtection) {
        self.link = link
        self.spare = spare
    }

    /// Only the files' modes: for rehearsals.
    public static let rehearsal = IssueProtection(link: .fileMode, spare: .fileMode)
}
