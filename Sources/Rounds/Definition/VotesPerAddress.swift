//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How many voting codes an address gets.
public enum VotesPerAddress: String, CaseIterable, Sendable {
    /// One: a household has one vote.
    case one
    /// As many as the register says are entitled there: a person has one vote.
    case fromRegister = "from-register"
}

/// What the electorate is a number of.
public enum ElectorateKind: String, CaseIterable, Sendable {
    /// Addresses, for each has one vote.
    case households
    case people
}
