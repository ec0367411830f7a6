//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A round as somebody wrote it down: the values of a definition, not yet checked.
///
/// `RoundDefinition` is the checked form, which everything else takes. Only what reads or makes definitions uses a
/// draft.
public struct RoundDraft: Hashable, Sendable {
    public var id: RoundID
    public var municipality: MunicipalityID
    /// Whether it is a rehearsal: everything is done as in earnest, by the same rules, and nothing of it counts.
    public var rehearsal: Bool
    public var title: BilingualText
    public var summary: BilingualText
    public var degree: Degree
    /// The media that tell about the round.
    public var media: [BilingualText]
    /// There if the round or one of its sheets is at the degree `co-operate`.
    public var frame: Frame?
    public var documents: [Document]
    public var plan: Plan
    public var schedule: Schedule
    public var terms: VotingTerms
    public var limits: Limits
    /// No two of them share an address.
    public var zones: [RoundZone]
    public var groups: [Group]
    /// In the order in which a voter meets them; none at the degree `inform`.
    public var sheets: [Sheet]

    public init(
        id: RoundID,
        municipality: MunicipalityID,
        rehearsal: Bool = false,
        title: BilingualText,
        summary: BilingualText,
        degree: Degree,
        media: [BilingualText] = [],
        frame: Frame? = nil,
        documents: [Document] = [],
        plan: Plan,
        schedule: Schedule,
        terms: VotingTerms,
        limits: Limits = .usual,
        zones: [RoundZone] = [],
        groups: [Group] = [],
        sheets: [Sheet] = []
    ) {
        self.id = id
        self.municipality = municipality
        self.rehearsal = rehearsal
        self.title = title
        self.summary = summary
        self.degree = degree
        self.media = media
        self.frame = frame
        self.documents = documents
        self.plan = plan
        self.schedule = schedule
        self.terms = terms
        self.limits = limits
        self.zones = zones
        self.groups = groups
        self.sheets = sheets
    }
}
