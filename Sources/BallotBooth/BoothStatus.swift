//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How a call of the booth ended: the first byte of its reply (docs/booth.md, "Replies"). Numbers are never reused.
public enum BoothStatus: UInt8, Error, Sendable, CaseIterable {
    /// Done; the reply's fields follow.
    case done = 0
    /// The input is longer than its buffer, or its fields are not those that the call takes.
    case input = 1
    /// A handle that was never given, or is used up.
    case handle = 2
    /// So many handles are in use that no more are given.
    case full = 3
    /// A voting code does not have 20 characters, spaces and hyphens apart.
    case codeLength = 4
    /// A voting code has a character that no code has.
    case codeCharacter = 5
    /// A voting code's check character does not fit.
    case codeCheck = 6
    /// A postcode is not four digits from 1000 and two letters.
    case postcode = 7
    /// A house number does not begin with a number from 1 to 99999.
    case houseNumber = 8
    /// An election's identifier is not 14 to 64 base58 characters.
    case uuid = 9
    /// Bytes are no election in its canonical form.
    case election = 10
    /// An election's public key is outside the group, or neutral.
    case electionKey = 11
    /// An election asks more than a booth takes.
    case electionSize = 12
    /// The credentials are for another election.
    case otherElection = 13
    /// The choices do not fit the questions.
    case choices = 14
}
