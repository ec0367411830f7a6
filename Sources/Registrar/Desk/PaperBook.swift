//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Foundation
import Rounds
import SealedFiles

/// The paper credentials that were given out, and to nobody in particular: secret/paper-given.txt, a line for each.
///
/// With it none is given twice before the first activation is on record.
public struct PaperBook: Equatable, Sendable {
    private static let sizeLimit = 1 << 26

    /// Public credentials, in the order in which they were given.
    public private(set) var keys: [Bytes32] = []
    private var set: Set<Bytes32> = []

    /// An empty book.
    public init() {}

    /// Reads the book; an empty one where there is no file.
    ///
    /// - Throws: `IssueError` with code `form`; `SealedFileError` if others may read the file.
    public init(reading url: URL) throws {
        let path = url.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return }
        let bytes = try SecretFile.read(path, limit: Self.sizeLimit).withUnsafeBytes { [UInt8]($0) }
        for line in bytes.split(separator: 0x0A) {
            guard let key = CredentialText.key(Array(line)), !has(key) else {
                throw IssueError(.form, "paper-given.txt is not in its form at line \(keys.count + 1)")
            }
            add(key)
        }
        guard self.bytes == bytes else {
            throw IssueError(.form, "paper-given.txt is in another spelling than its own")
        }
    }

    /// Whether a credential was given out.
    public func has(_ key: Bytes32) -> Bool { set.contains(key) }

    /// Notes that a credential was given out.
    public mutating func add(_ key: Bytes32) {
        precondition(set.insert(key).inserted, "a paper credential is given once")
        keys.append(key)
    }

    /// Writes the book in the place of the one that it was made of.
    ///
    /// - Throws: `IssueError` with code `changed` if the file says something else by now; `SealedFileError`.
    public func write(to url: URL, after earlier: PaperBook) throws {
        guard try PaperBook(reading: url) == earlier else {
            throw IssueError(.changed, "somebody else has given a paper ballot in the meantime, perhaps the same one")
        }
        try AtomicFile.write(bytes, to: url.path(percentEncoded: false), mode: 0o600, existing: .replace)
    }

    private var bytes: [UInt8] {
        keys.flatMap { key in CredentialText.hex(key) + [0x0A] }
    }
}
