//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds
public import SignedNotes

/// An act before it is signed, with every part open to change.
public struct ActDraft {
    public var heading: StatementHeading
    public var number: Int
    public var previous: Digest?
    public var setting: Act.Setting
    public var reason: StatementWords?
    public var times: StatementTimes
    public var keys: [SigningKey]

    func act() throws -> Act {
        try Act(heading: heading, number: number, previous: previous, setting: setting, reason: reason, times: times)
    }
}
