//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
public import Rounds
public import SealedFiles
public import SignedNotes

/// An official at the paper desk: the key that signs, and the passphrase that seals what was typed.
public struct DeskOfficial: Sendable {
    public let name: OfficialID
    let key: SigningKey
    /// Nil for a key that is not sealed, in a rehearsal.
    let passphrase: SecretBytes?

    /// An official of an instance.
    ///
    /// - Parameters:
    ///   - known: the keys of those who may work at the paper desk, by the roster.
    ///   - passphrase: the one that the key is sealed with; nil if it is not.
    /// - Throws: `PaperError` with code `signature` for the key of anybody else.
    public init(key: SigningKey, passphrase: SecretBytes?, instance: InstanceID, known: VerifierKeys) throws(PaperError)
    {
        guard known.keys.contains(key.verifierKey), let stated = key.verifierKey.name.stated,
            stated.host == instance.host, case .official(let text) = stated.purpose, let name = OfficialID(text)
        else { throw PaperError(.signature, "the key \(key.verifierKey.name) is of no official of the paper desk") }
        self.name = name
        self.key = key
        self.passphrase = passphrase
    }

    /// What seals the files of these officials together: all of them are needed to open one.
    static func protection(_ officials: [DeskOfficial], cost: PassphraseCost) throws -> SealProtection {
        var locks: [SealLock] = []
        for official in officials {
            guard let passphrase = official.passphrase else { return .fileMode }
            locks.append(try SealLock(name: official.name.text, passphrase: passphrase))
        }
        return .passphrases(locks, needed: officials.count == 1 ? .one : .two, cost: cost)
    }
}
