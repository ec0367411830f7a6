//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A stratum of a sheet, after the small ones have been joined: what a credential of the roll belongs to.
public struct Stratum: Hashable, Sendable {
    /// The zone × group that the others were joined into; its name in roll, log and cells.
    public let id: StratumID
    /// It and the ones joined into it, in the definition's order.
    public let members: [StratumID]
    /// How much a ballot of it counts in a weighted outcome.
    public let weight: Fraction

    public init(id: StratumID, members: [StratumID], weight: Fraction) {
        self.id = id
        self.members = members
        self.weight = weight
    }
}
