//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// When a round takes ballots.
public struct Schedule: Hashable, Sendable {
    /// The route by post.
    public struct Paper: Hashable, Sendable {
        /// Until when a voter may ask for a paper ballot.
        public var requestsUntil: Moment
        /// Until when its envelope must be in.
        public var envelopesUntil: Moment

        public init(requestsUntil: Moment, envelopesUntil: Moment) {
            self.requestsUntil = requestsUntil
            self.envelopesUntil = envelopesUntil
        }
    }

    /// The first moment at which a ballot is taken.
    public var opens: Moment
    /// The first moment at which none is taken any more; `extend` acts may set a later one.
    public var closes: Moment
    /// There in every round with a sheet.
    public var paper: Paper?

    public init(opens: Moment, closes: Moment, paper: Paper? = nil) {
        self.opens = opens
        self.closes = closes
        self.paper = paper
    }
}
