//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// Secrets at rest: a text that passphrases open, or, for rehearsals, one that only its file's mode protects.
///
/// Each item is sealed for itself, so that one reserve code can be opened without the others. Purpose, officials' names
/// and items' names stand readable; whatever is altered is noticed. The text, every line ended by a newline, base64
/// without `=`:
///
///     stemronde/sealed/v1
///     purpose PURPOSE
///     needed 1|2
///     lock OFFICIAL argon2id PASSES KIBIBYTES SALT CHECK      for each official
///     items COUNT
///     key OFFICIAL[+OFFICIAL] SEALED                          for each way to open the file
///     item NAME SEALED                                        for each item
///     sha256 HEX                                              of everything above
///
/// K is Argon2id 1.3 of passphrase and salt, 32 bytes; CHECK is the first 16 bytes of
/// HMAC-SHA-256(K, `stemronde/sealed/v1/check`). The file's random key is sealed under
/// HMAC-SHA-256(K, or both K in the file's order, `stemronde/sealed/v1/key`), the items under the file's key. SEALED is
/// a random nonce of 24 bytes, then XChaCha20-Poly1305, with the lines up to `items` and the line's own label as
/// additional data. A file for rehearsals starts `stemronde/plain/v1`, has no lines needed, lock or key, and its items
/// are not sealed.
public struct SealedFile: Sendable {
    /// The largest file, in bytes.
    public static let sizeLimit = 512 << 20
    /// The most items.
    public static let itemLimit = 1_000_000
    /// The most officials.
    public static let lockLimit = 8
    /// The shortest new passphrase, in bytes.
    public static let passphraseMinimum = 12

    static let sealedLabel = "stemronde/sealed/v1"
    static let plainLabel = "stemronde/plain/v1"

    /// What stands in the file for one official.
    struct Lock: Equatable, Sendable {
        let name: String
        let cost: PassphraseCost
        let salt: [UInt8]
        let check: [UInt8]
    }

    /// What stands above the keys and items.
    struct Header: Equatable, Sendable {
        let purpose: String
        /// 0 for a file that only its mode protects.
        let needed: Int
        let locks: [Lock]
        let itemCount: Int
    }

    let header: Header
    /// Of each way to open the file, the place of the file's key; empty without locks.
    let wrapped: [Range<Int>]
    /// The names of the items, in their order.
    public let itemNames: [String]
    /// The place of each item's base64.
    let items: [String: Range<Int>]
    /// The file.
    let content: SecretBytes

    /// What it is for, as the one who made it said.
    public var purpose: String {
        header.purpose
    }

    /// The officials whose passphrases count, in the file's order; empty if only the file's mode protects it.
    public var locks: [String] {
        header.locks.map(\.name)
    }

    /// How many of them it takes: 0, 1 or 2. Whoever counts on passphrases checks it: a file may have been exchanged.
    public var needed: Int {
        header.needed
    }

    /// Calls `body` with the file's bytes. They are a secret only if `needed` is 0.
    public func withUnsafeBytes<R, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> R
    ) throws(Failure) -> R {
        try content.withUnsafeBytes(body)
    }

    /// Writes the file, for its owner alone; one with passphrases also where modes cannot be had.
    ///
    /// - Throws: as `AtomicFile.write`.
    public func write(to path: String, existing: AtomicFile.Existing = .keep) throws(SealedFileError) {
        let job = AtomicFile.Job(path: path, mode: 0o600, demandsMode: needed == 0)
        try content.withUnsafeBytes { bytes throws(SealedFileError) in
            try AtomicFile.write(bytes, job, existing: existing)
        }
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - purpose: what it must be for.
    ///   - access: `anybody` only for what passphrases protect; a plain file is refused unless it is its owner's alone.
    /// - Throws: as `SecretFile.read`, and `SealedFileError` with code `form`, `version`, `damaged` or `purpose`.
    public static func read(
        _ path: String,
        purpose: String,
        access: SecretFile.Access = .owner
    ) throws(SealedFileError) -> SealedFile {
        let content = try SecretFile.read(path, limit: sizeLimit, access: access)
        let file: SealedFile
        do {
            file = try SealedFile(parsing: content)
        } catch {
            throw SealedFileError(error.code, "\(path): \(error.detail)")
        }
        guard file.purpose == purpose else {
            throw SealedFileError(.purpose, "\(path) is for \"\(file.purpose)\", not for \"\(purpose)\"")
        }
        if file.needed == 0, access == .anybody { return try read(path, purpose: purpose, access: .owner) }
        return file
    }

    /// Each way to open a file: which locks together.
    static func ways(locks: Int, needed: Int) -> [[Int]] {
        switch needed {
        case 1: (0..<locks).map { [$0] }
        case 2: (0..<locks).flatMap { first in ((first + 1)..<max(locks, first + 1)).map { [first, $0] } }
        default: []
        }
    }
}
