//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How much one network, one request and the whole site may take.
///
/// The limits per network are wide: behind one address of a mobile provider, a school or a home may be a whole
/// neighbourhood. What they must stop is one sender who keeps everybody else out.
public struct SiteLimits: Hashable, Sendable {
    /// How often something may happen: at once, and on average.
    public struct Rate: Hashable, Sendable {
        public var burst: Int
        public var perSecond: Double

        /// - Precondition: both are more than 0.
        public init(burst: Int, perSecond: Double) {
            precondition(burst > 0 && perSecond > 0, "a rate that lets nothing through")
            self.burst = burst
            self.perSecond = perSecond
        }

        var buckets: TokenBuckets<ClientNetwork?>.Rate {
            TokenBuckets.Rate(burst: Double(burst), perSecond: perSecond)
        }
    }

    /// Requests of any kind from one network.
    public var requests = Rate(burst: 1200, perSecond: 60)
    /// Looking up credentials, from one network. One that is on no roll counts ten times.
    public var lookups = Rate(burst: 300, perSecond: 5)
    /// Submissions of ballots, from one network.
    public var ballots = Rate(burst: 120, perSecond: 4)
    /// Submissions of officials' statements, from one network.
    public var statements = Rate(burst: 60, perSecond: 1)
    /// Connections at one time, in all.
    public var connections = 2048
    /// Bytes of a submission of ballots.
    public var ballotBytes = 4 << 20
    /// Bytes of any other body.
    public var bodyBytes = 16 << 10
    /// Bytes of all headers of a request.
    public var headerBytes = 16 << 10
    /// Seconds in which a request that has begun must be there.
    public var requestSeconds = 60
    /// Seconds in which a client must take a piece of an answer.
    public var answerSeconds = 60
    /// Seconds for which a connection may stand idle.
    public var idleSeconds = 30

    public init() {}
}
