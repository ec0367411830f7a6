//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import KeyCeremony

/// A trustee's place in a group: `2 of 3, any 2 of whom open the sums`.
struct CeremonyPlace: Equatable {
    let plan: CeremonyPlan
    /// From 1.
    let index: Int

    init(plan: CeremonyPlan, index: Int) {
        self.plan = plan
        self.index = index
    }

    /// The place that a certificate states.
    init(_ certificate: Certificate) throws(CeremonyError) {
        plan = try CeremonyPlan(size: certificate.size, threshold: certificate.threshold)
        index = certificate.index
    }

    /// What stands in the seed's file, so that a seed cannot be taken for that of another place.
    var purpose: String {
        "stemronde/trustee-seed/v1 \(index) of \(plan.size) threshold \(plan.threshold)"
    }

    /// Whose passphrase it is.
    var lock: String { "trustee-\(index)" }

    /// The other trustees.
    var others: [Int] {
        (1...plan.size).filter { $0 != index }
    }

    var text: String {
        "trustee \(index) of \(plan.size), any \(plan.threshold) of whom open the sums"
    }
}
