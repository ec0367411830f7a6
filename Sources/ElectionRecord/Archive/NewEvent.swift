//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What is to be recorded next: an event with the bytes of its documents.
///
/// The documents are recorded as they are; whoever calls has checked them.
public enum NewEvent: Sendable {
    /// The election, its trustees and its credentials, each as archived: without a final newline.
    case setup(election: [UInt8], trustees: [UInt8], credentials: [UInt8])
    /// A ballot.
    case ballot([UInt8])
    /// Nothing more is cast.
    case endBallots
    /// The encrypted sums of `ballots` ballots that weigh `weight` together.
    case encryptedTally([UInt8], ballots: Int, weight: Int)
    /// The answer of the trustee with that number, from 1.
    case partialDecryption([UInt8], owner: Int)
    /// The counts.
    case result([UInt8])

    /// The event's type.
    public var type: EventType {
        switch self {
        case .setup: .setup
        case .ballot: .ballot
        case .endBallots: .endBallots
        case .encryptedTally: .encryptedTally
        case .partialDecryption: .partialDecryption
        case .result: .result
        }
    }
}
