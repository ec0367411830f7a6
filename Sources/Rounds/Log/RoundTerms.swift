//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a round's log is judged by: the definition, as far as the log depends on it. Who signs what is in the log itself.
public struct RoundTerms: Hashable, Sendable {
    /// One sheet.
    public struct OfSheet: Hashable, Sendable {
        public let id: SheetID
        public let strata: SheetStrata
        /// How many late registrations there may be, as a share of the letters, rounded down.
        public let lateShare: Fraction

        public init(id: SheetID, strata: SheetStrata, lateShare: Fraction) {
            self.id = id
            self.strata = strata
            self.lateShare = lateShare
        }
    }

    public let heading: StatementHeading
    /// Whose officials sign.
    public let municipality: MunicipalityID
    /// In the definition's order.
    public let sheets: [OfSheet]
    /// Until when envelopes with paper ballots may come in; nil where none can.
    public let envelopesUntil: Moment?

    public init(
        heading: StatementHeading,
        municipality: MunicipalityID,
        sheets: [OfSheet],
        envelopesUntil: Moment?
    ) {
        self.heading = heading
        self.municipality = municipality
        self.sheets = sheets
        self.envelopesUntil = envelopesUntil
    }

    /// The terms of a definition at an instance; nil if a sheet has no strata, which no checked definition has.
    public init?(_ definition: RoundDefinition, instance: InstanceID) {
        var sheets: [OfSheet] = []
        for sheet in definition.sheets {
            guard let strata = SheetStrata(sheet.strata) else { return nil }
            sheets.append(OfSheet(id: sheet.id, strata: strata, lateShare: definition.terms.lateShare))
        }
        self.init(
            heading: StatementHeading(instance: instance, round: definition.id, definition: definition.digest),
            municipality: definition.municipality,
            sheets: sheets,
            envelopesUntil: definition.schedule.paper?.envelopesUntil
        )
    }
}
