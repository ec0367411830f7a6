//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How much a definition may hold: beyond what any round needs, and small enough to read, print and count.
public enum DefinitionBounds {
    /// Bytes of a definition, as YAML or as JSON.
    public static let bytes = 1_048_576
    public static let media = 0...20
    public static let documents = 0...50
    public static let zones = 0...60
    /// Rules of all zones together.
    public static let zoneRules = 0...20_000
    public static let groups = 0...10
    public static let sheets = 0...10
    public static let questions = 1...Limits.most
    public static let options = 2...20
    /// Zones × groups of one sheet.
    public static let strata = 1...200

    /// Characters of a title or a name.
    public static let title = 120
    /// Characters of a question or an option.
    public static let question = 300
    /// Characters of a summary, an explanation, a part of the plan.
    public static let paragraph = 4000
    /// Characters of a reference to a decision or an ordinance, and of an address on the web.
    public static let reference = 300

    /// The longest time from opening to closing, in seconds: 366 days.
    public static let period = 366 * 86_400
    /// The longest time from closing to the last envelope, in seconds: 28 days.
    public static let envelopes = 28 * 86_400
    public static let minimumBallots = VotingTerms.leastMinimumBallots...1000
    public static let reserveMinimum = 0...10_000
    /// The largest numerator and denominator of a weight.
    public static let weightTerms = 1...9999
}
