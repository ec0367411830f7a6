//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony

/// The trustees' key ceremony, every message passed on as bytes.
struct Ceremony {
    let trustees: Trustees
    /// The fingerprint of all certificates, as compared by voice.
    let fingerprint: String
    /// Each trustee's share, by index from 1.
    let secrets: [Int: SecretScalar]

    init(size: Int, threshold: Int) throws {
        let plan = try CeremonyPlan(size: size, threshold: threshold)
        let people = (1...size).map { ThresholdTrustee(plan: plan, index: $0, seed: CeremonySeed()) }
        let certificates = try people.map { try Certificate($0.certificate().bytes) }
        let set = try CertificateSet(CertificateSet(plan: plan, certificates: certificates).bytes)
        let contributions = try people.map { try Contribution($0.contribution(to: set).bytes) }
        let shares = try people.map { try $0.share(of: set, contributions: contributions) }
        let group = try ThresholdCeremony.group(set, contributions: contributions, keys: shares.map(\.key))
        trustees = Trustees(entries: [.pedersen(group)])
        fingerprint = String(decoding: set.fingerprint.hex.prefix(16), as: UTF8.self)
        secrets = Dictionary(uniqueKeysWithValues: shares.enumerated().map { ($0 + 1, $1.secret) })
    }
}
