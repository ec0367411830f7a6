//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// What a simulated round has come to, for whoever watches.
public enum SimulationStep: Sendable {
    /// The definition is frozen and the round begun.
    case adopted
    /// Codes were made: letters, and all codes with reserve and paper.
    case issued(letters: Int, codes: Int)
    /// The trustees made their key; the fingerprint is what they compare by voice.
    case keyMade(fingerprint: String)
    /// Ballots are taken.
    case opened
    /// So many of the residents have voted.
    case voting(done: Int, of: Int)
    /// Ballots cast on-line and on paper, over all sheets.
    case voted(online: Int, paper: Int)
    /// Nothing more is cast.
    case closed
    /// A verification is so far.
    case verifying(done: Int, of: Int)
    /// A trustee has verified the record, and answered.
    case answered(trustee: Int)
    /// The outcome.
    case tallied(RoundResult)
    /// The bundle is complete.
    case published
}
