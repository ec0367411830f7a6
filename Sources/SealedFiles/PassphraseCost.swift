//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// What trying one passphrase costs an attacker, and the owner (Argon2id, RFC 9106).
public struct PassphraseCost: Hashable, Sendable {
    /// Passes over the memory.
    public let passes: Int
    /// Memory, in KiB.
    public let kibibytes: Int

    init(passes: Int, kibibytes: Int) {
        self.passes = passes
        self.kibibytes = kibibytes
    }

    /// A cost that a file states; nil outside the bounds within which this program opens files.
    init?(checked passes: Int, kibibytes: Int) {
        guard (1...10).contains(passes), (8...(1 << 20)).contains(kibibytes) else { return nil }
        self.init(passes: passes, kibibytes: kibibytes)
    }

    /// For secrets: libsodium's moderate limits, 3 passes over 256 MiB.
    public static let moderate = PassphraseCost(
        passes: Int(crypto_pwhash_OPSLIMIT_MODERATE),
        kibibytes: Int(crypto_pwhash_MEMLIMIT_MODERATE) / 1024
    )

    /// For tests and rehearsals only: no protection of a passphrase that can be guessed.
    public static let rehearsal = PassphraseCost(passes: 1, kibibytes: 8)
}
