//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import ElectionRecord
import KeyCeremony

/// A whole threshold ceremony, with everybody's messages, passed on as bytes.
struct Rehearsal {
    let plan: CeremonyPlan
    let trustees: [ThresholdTrustee]
    let set: CertificateSet
    let contributions: [Contribution]
    let shares: [(secret: SecretScalar, key: TrusteeKey)]

    init(_ threshold: Int, of size: Int) throws {
        let plan = try CeremonyPlan(size: size, threshold: threshold)
        let trustees = (1...size).map { ThresholdTrustee(plan: plan, index: $0, seed: CeremonySeed()) }
        let certificates = try trustees.map { try Certificate($0.certificate().bytes) }
        let set = try CertificateSet(CertificateSet(plan: plan, certificates: certificates).bytes)
        let contributions = try trustees.map { try Contribution($0.contribution(to: set).bytes) }
        shares = try trustees.map { try $0.share(of: set, contributions: contributions) }
        self.plan = plan
        self.trustees = trustees
        self.set = set
        self.contributions = contributions
    }

    var keys: [TrusteeKey] { shares.map(\.key) }

    var group: PedersenGroup {
        get throws { try ThresholdCeremony.group(set, contributions: contributions, keys: keys) }
    }
}

/// The code and the blame of what `body` throws; nil if it throws nothing.
func fault(_ body: () throws(CeremonyError) -> Void) -> CeremonyError? {
    do throws(CeremonyError) {
        try body()
        return nil
    } catch {
        return error
    }
}
