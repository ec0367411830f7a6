//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A sealed file with the key that opens its items, one at a time.
public final class OpenedFile: Sendable {
    /// The name of the item of a file that was sealed as one secret.
    static let onlyItem = "secret"

    /// The file.
    public let file: SealedFile
    /// Nil for a file that only its mode protects.
    private let key: SecretBytes?

    init(file: SealedFile, key: SecretBytes?) {
        self.file = file
        self.key = key
    }

    /// One of the secrets.
    ///
    /// - Throws: `SealedFileError` with code `item` if there is none of that name, `damaged` if it was altered.
    public func item(_ name: String) throws(SealedFileError) -> SecretBytes {
        guard let place = file.items[name] else {
            throw SealedFileError(.item, "the file for \"\(file.purpose)\" has no item \"\(name)\"")
        }
        guard let secret = file.open(place, label: "item \(name)", key: key) else {
            throw SealedFileError(
                .damaged,
                "item \"\(name)\" of the file for \"\(file.purpose)\" was damaged or altered"
            )
        }
        return secret
    }

    /// The secret of a file that was sealed as one secret.
    ///
    /// - Throws: as `item`.
    public func secret() throws(SealedFileError) -> SecretBytes {
        try item(Self.onlyItem)
    }
}

extension SealedFile {
    /// Opens the file.
    ///
    /// - Parameter passphrases: by official's name; as many as are needed. Nobody's for a file that only its mode
    ///   protects. Of more than are needed the first in the file's order count.
    /// - Throws: `SealedFileError` with code `passphraseMissing`, `passphraseWrong`, `damaged` or `memory`.
    public func open(with passphrases: [String: SecretBytes]) throws(SealedFileError) -> OpenedFile {
        guard needed > 0 else { return OpenedFile(file: self, key: nil) }
        let way = Array(header.locks.indices.filter { passphrases[header.locks[$0].name] != nil }.prefix(needed))
        guard let number = Self.ways(locks: header.locks.count, needed: needed).firstIndex(of: way) else {
            let names = locks.joined(separator: ", ")
            throw SealedFileError(.passphraseMissing, "\(needed) needed of the passphrases of \(names)")
        }
        var keys: [SecretBytes] = []
        for lock in way.map({ header.locks[$0] }) {
            guard let passphrase = passphrases[lock.name] else { continue }
            let key = try SealCipher.stretch(passphrase, salt: lock.salt, cost: lock.cost)
            guard SealCipher.check(of: key) == lock.check else {
                throw SealedFileError(.passphraseWrong, "the passphrase of \(lock.name) is not the right one")
            }
            keys.append(key)
        }
        let label = header.keyLabel(way)
        guard let key = open(wrapped[number], label: label, key: SealCipher.wrappingKey(keys)),
            key.count == SealCipher.keySize
        else {
            throw SealedFileError(.damaged, "the passphrases are right, but the file was damaged or altered")
        }
        return OpenedFile(file: self, key: key)
    }

    /// Opens a file that has one official's lock.
    ///
    /// - Throws: as `open` with several; `passphraseMissing` if it takes two.
    public func open(with passphrase: SecretBytes) throws(SealedFileError) -> OpenedFile {
        try open(with: locks.count == 1 ? [locks[0]: passphrase] : [:])
    }

    /// The secret whose base64 stands at `place`; nil if it was altered.
    func open(_ place: Range<Int>, label: String, key: SecretBytes?) -> SecretBytes? {
        let decoded = content.withUnsafeBytes { SealText.decode(UnsafeRawBufferPointer(rebasing: $0[place])) }
        guard let key, let decoded else { return decoded }
        let context = Self.context(label, header.text)
        return decoded.withUnsafeBytes { SealCipher.open($0, under: key, context: context) }
    }
}
