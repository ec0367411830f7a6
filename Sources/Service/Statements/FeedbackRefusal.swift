//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds

/// Why a document with feedback is not taken.
public enum FeedbackRefusal: Equatable, Sendable {
    /// It is no feedback on this round.
    case unsound([DefinitionProblem])
    /// No act of the round names this hash.
    case unnamed(Digest)
}
