//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

extension VotingService {
    /// The key by which anybody verifies the signatures of a round's log.
    ///
    /// - Throws: `ServiceError` with code `logKey`.
    public func logKey(of round: RoundID) throws(ServiceError) -> VerifierKey {
        try keys.key(of: round).verifierKey
    }
}
