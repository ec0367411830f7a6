//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One promise that comes with a degree of participation, and that the municipality keeps or breaks.
public enum Promise: String, CaseIterable, Sendable {
    /// Which media tell about the round is said beforehand.
    case mediaNamed = "media-named"
    /// Of every meeting a report follows.
    case meetingsReported = "meetings-reported"
    /// What is asked, of whom and how much room there is, is said beforehand.
    case roomStated = "room-stated"
    /// What was done with the answers is fed back.
    case fedBack = "fed-back"
    /// How the advice was used is shown.
    case useShown = "use-shown"
    /// Where the advice was not followed, the reasons are given.
    case reasonsGiven = "reasons-given"
    /// Time, money and conditions are fixed beforehand.
    case frameFixed = "frame-fixed"
    /// The body commits to the outcome, after testing it against those conditions.
    case bodyCommits = "body-commits"
    /// The outcome is carried out.
    case outcomeCarriedOut = "outcome-carried-out"
    /// Progress is reported.
    case progressReported = "progress-reported"
}
