//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import ElectionRecord

/// What anybody can do with a ceremony's messages: check them, and put the group together.
public enum ThresholdCeremony {
    /// Checks that there is one contribution of each trustee, by index, and all that everybody can check of each.
    public static func check(_ contributions: [Contribution], against set: CertificateSet) throws(CeremonyError) {
        guard contributions.map(\.index) == Array(1...set.plan.size) else {
            throw CeremonyError(.missing, "not one contribution of each of \(set.plan.size) trustees, in order")
        }
        for contribution in contributions { try contribution.check(against: set) }
    }

    /// SHA-256 of all contributions' files, one after the other: to compare if a verification key does not follow, for
    /// then two trustees may have been given different contributions of a third, both sealed.
    public static func fingerprint(_ contributions: [Contribution]) -> Digest {
        contributions.reduce(into: DigestHasher()) { $0.update($1.bytes) }.finish()
    }

    /// Puts the group together, as it goes to the election's set-up; throws what is wrong with the first message that
    /// is wrong.
    public static func group(
        _ set: CertificateSet,
        contributions: [Contribution],
        keys: [TrusteeKey]
    ) throws(CeremonyError) -> PedersenGroup {
        try check(contributions, against: set)
        guard keys.count == set.plan.size else {
            throw CeremonyError(.missing, "\(keys.count) verification keys for \(set.plan.size) trustees")
        }
        let coefficients = contributions.map(\.coefficients)
        let sum = PedersenGroup.sum(of: coefficients)
        for (place, key) in keys.enumerated() {
            try CeremonyError.blaming(place + 1) { () throws(DocumentError) in
                try PedersenGroup.check(key, place: place, set.certificates[place], sum: sum)
            }
        }
        return PedersenGroup(
            threshold: set.plan.threshold,
            certificates: set.certificates,
            coefficients: coefficients,
            signatures: contributions.map(\.signature),
            verificationKeys: keys
        )
    }
}
