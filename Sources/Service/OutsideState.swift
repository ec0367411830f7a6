//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// A state of a round's log that somebody outside holds, beside the log that is stored here.
public struct OutsideState: Hashable, Sendable {
    /// The round.
    public let round: RoundID
    /// The entries that the log had when it signed that state.
    public let size: Int
    /// Whether the log that is stored goes on from it. If not, entries are missing here, or the log was forked.
    public let isContinued: Bool
}
