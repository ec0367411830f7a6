//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension SealedFile {
    /// Seals secrets.
    ///
    /// - Parameters:
    ///   - items: the secrets; the caller's bytes stay as they are.
    ///   - purpose: what they are for: 1 to 200 printable ASCII characters, no space first or last.
    /// - Throws: `SealedFileError` with code `passphraseWeak` for a passphrase that is too short, or the same for two
    ///   officials; `officials`; `memory`.
    public static func seal(
        _ items: [SealItem],
        purpose: String,
        protection: SealProtection
    ) throws(SealedFileError) -> SealedFile {
        precondition(isPurpose(purpose), "a purpose of other characters")
        precondition(items.count <= itemLimit && items.allSatisfy { isItemName($0.name) }, "an item of another name")
        precondition(Set(items.map(\.name)).count == items.count, "two items of one name")

        var pieces: [SealText.Piece] = []
        switch protection {
        case .fileMode:
            let header = Header(purpose: purpose, needed: 0, locks: [], itemCount: items.count)
            pieces.append(.text(header.text))
            for item in items {
                pieces += [.text(Array("item \(item.name) ".utf8)), .base64(item.bytes), .text([0x0A])]
            }
        case .passphrases(let locks, let needed, let cost):
            try demandStrength(of: locks, needed: needed.rawValue)
            var keys: [SecretBytes] = []
            var written: [Lock] = []
            for lock in locks {
                let salt = SecretBytes.random(count: SealCipher.saltSize).withUnsafeBytes { Array($0) }
                let key = try SealCipher.stretch(lock.passphrase, salt: salt, cost: cost)
                written.append(Lock(name: lock.name, cost: cost, salt: salt, check: SealCipher.check(of: key)))
                keys.append(key)
            }
            let header = Header(purpose: purpose, needed: needed.rawValue, locks: written, itemCount: items.count)
            let fileKey = SecretBytes.random(count: SealCipher.keySize)
            pieces.append(.text(header.text))
            for way in ways(locks: locks.count, needed: needed.rawValue) {
                let wrapping = SealCipher.wrappingKey(way.map { keys[$0] })
                pieces.append(.text(sealedLine(header.keyLabel(way), fileKey, under: wrapping, header.text)))
            }
            for item in items {
                pieces.append(.text(sealedLine("item \(item.name)", item.bytes, under: fileKey, header.text)))
            }
        }
        return try SealedFile(parsing: SealText.assemble(pieces))
    }

    /// Seals one secret.
    ///
    /// - Throws: as `seal` of several.
    public static func seal(
        secret: SecretBytes,
        purpose: String,
        protection: SealProtection
    ) throws(SealedFileError) -> SealedFile {
        try seal([SealItem(name: OpenedFile.onlyItem, bytes: secret)], purpose: purpose, protection: protection)
    }

    /// A line with its label; label and header are bound to what is sealed.
    private static func sealedLine(
        _ label: String,
        _ secret: SecretBytes,
        under key: SecretBytes,
        _ header: [UInt8]
    ) -> [UInt8] {
        let sealed = SealCipher.seal(secret, under: key, context: context(label, header))
        return Array("\(label) ".utf8) + SealText.base64(sealed) + [0x0A]
    }

    /// What a sealed line is bound to.
    static func context(_ label: String, _ header: [UInt8]) -> [UInt8] {
        header + Array("\(label)\n".utf8)
    }

    private static func demandStrength(of locks: [SealLock], needed: Int) throws(SealedFileError) {
        guard (needed...lockLimit).contains(locks.count) else {
            throw SealedFileError(.officials, "\(locks.count) officials, of whom \(needed) are needed")
        }
        guard Set(locks.map(\.name)).count == locks.count else {
            throw SealedFileError(.officials, "two officials of one name")
        }
        for (index, lock) in locks.enumerated() {
            guard lock.passphrase.count >= passphraseMinimum else {
                throw SealedFileError(
                    .passphraseWeak,
                    "the passphrase of \(lock.name) has \(lock.passphrase.count) bytes, fewer than \(passphraseMinimum)"
                )
            }
            if let other = locks[..<index].first(where: { $0.passphrase.isEqual(to: lock.passphrase) }) {
                throw SealedFileError(.passphraseWeak, "\(other.name) and \(lock.name) have the same passphrase")
            }
        }
    }
}
