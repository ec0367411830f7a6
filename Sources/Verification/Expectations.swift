//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText

/// What an observer kept from before, that nothing in a record could replace.
public struct Expectations: Sendable {
    /// Hashes of events that the record must contain.
    public var events: [Digest]
    /// Tracking codes of ballots that the record must contain.
    public var ballots: [Digest]

    /// The fingerprint of the municipality's first roster, as it was published outside the system; a bundle must begin
    /// with that roster.
    public var anchor: Digest?
    /// The fingerprints of later rosters of the municipality; the log of a bundle must hold them.
    public var rosters: [Digest]
    /// States that the log of a bundle must have gone through.
    public var states: [KeptState]

    /// Nothing kept, unless given.
    public init(
        events: [Digest] = [],
        ballots: [Digest] = [],
        anchor: Digest? = nil,
        rosters: [Digest] = [],
        states: [KeptState] = []
    ) {
        self.events = events
        self.ballots = ballots
        self.states = states
        self.anchor = anchor
        self.rosters = rosters
    }
}
