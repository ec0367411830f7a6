//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The result of a round: what was counted on each sheet, and the outcome that follows.
public struct RoundResult: Hashable, Sendable {
    public let round: RoundID
    /// The definition hash.
    public let definition: Digest
    /// Whether it is that of a rehearsal, of which nothing counts.
    public let isRehearsal: Bool
    /// In the definition's order.
    public let counted: [CountedSheet]
    /// The outcome of each of `counted`.
    public let outcomes: [SheetOutcome]

    /// Works out a round.
    ///
    /// - Throws: `RecordError` with code `duplicate` for a sheet that stands twice, and as `SheetOutcome`.
    public init(
        round: RoundID,
        definition: Digest,
        isRehearsal: Bool = false,
        counted: [CountedSheet]
    ) throws(RecordError) {
        guard Set(counted.map(\.sheet)).count == counted.count else {
            throw RecordError(.duplicate, "a sheet stands twice in the result")
        }
        self.round = round
        self.definition = definition
        self.isRehearsal = isRehearsal
        self.counted = counted
        var outcomes: [SheetOutcome] = []
        for sheet in counted { outcomes.append(try SheetOutcome(sheet)) }
        self.outcomes = outcomes
    }
}
