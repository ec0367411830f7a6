//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How much a ballot of one zone × group counts in the weighted outcome of an advisory sheet.
public struct StratumWeight: Hashable, Sendable {
    public var stratum: StratumID
    public var weight: Fraction

    public init(_ stratum: StratumID, _ weight: Fraction) {
        self.stratum = stratum
        self.weight = weight
    }
}
