//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// Letters that stand in the same stratum on every sheet, so that one spare code can replace any of them.
public struct LetterClass: Hashable, Sendable {
    /// Its name: the first zone × group of it.
    public let id: StratumID
    /// For each sheet of the round the place of the stratum among those of letters; nil where they have no vote.
    public let strata: [Int?]
}
