//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Whether a round takes ballots on-line; the words are those of the API (docs/pages.md, "What the pages need").
public enum Admission: String, CaseIterable, Sendable {
    case open
    case tooEarly = "too-early"
    case suspended
    case tooLate = "too-late"
    case annulled

    /// The page for whoever asks for the voting document; nil if it can be had.
    public var notice: NoticeKind? {
        switch self {
        case .open: nil
        case .tooEarly: .tooEarly
        case .suspended: .suspended
        case .tooLate: .tooLate
        case .annulled: .annulled
        }
    }
}
