//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What stands between a file and its secrets.
public enum SealProtection: Sendable {
    /// Only the file's mode: for rehearsals.
    case fileMode
    /// Passphrases: any one of them opens the file, or any two of them together.
    case passphrases([SealLock], needed: Needed, cost: PassphraseCost = .moderate)

    /// How many officials it takes.
    public enum Needed: Int, Sendable {
        /// Any one.
        case one = 1
        /// Any two.
        case two = 2
    }
}
