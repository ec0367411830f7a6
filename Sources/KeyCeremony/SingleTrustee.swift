//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import ElectionRecord

/// A trustee who must take part: one secret, one public key.
public enum SingleTrustee {
    /// The public key of a secret, with the proof of knowledge that goes to the election's set-up.
    public static func key(of secret: SecretScalar) -> TrusteeKey {
        TrusteeKey(secret: secret)
    }
}
