//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// A log's state at one moment (C2SP tlog-checkpoint, "Note text"): whose, how many entries, and their root.
public struct Checkpoint: Hashable, Sendable {
    /// Which log, as UTF-8; of our logs it is also the name of the key that signs.
    public let origin: [UInt8]
    /// Entries.
    public let size: Int
    /// The root of the tree over them.
    public let root: Digest
    /// Further lines, without their newlines. They are opaque, and our logs write none.
    public let extensions: [[UInt8]]

    /// The state of one of our logs.
    public init(origin: KeyName, size: Int, root: Digest) {
        precondition(size >= 0 && size < MerkleTree.sizeLimit, "a log of \(size) entries")
        precondition(size > 0 || root == MerkleTree.emptyRoot, "a log without entries has the empty tree's root")
        self.origin = origin.utf8
        self.size = size
        self.root = root
        extensions = []
    }

    /// The state after the entries of an edge.
    public init(origin: KeyName, edge: TreeEdge) {
        self.init(origin: origin, size: edge.size, root: edge.root)
    }

    /// Reads a note's text, in its one spelling.
    ///
    /// - Throws: `NoteError` with code `text`, `size` or `checkpoint`.
    public init(text: [UInt8]) throws(NoteError) {
        try SignedNote.check(text: text)
        let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
            throw NoteError(.checkpoint, "a checkpoint of \(lines.count) lines, or with an empty one")
        }
        guard let size = Self.number(lines[1]) else {
            throw NoteError(.checkpoint, "a checkpoint's size is not a decimal number below 2^56")
        }
        guard let decoded = Base64.decode(lines[2], padded: true), let bytes = Bytes32(decoded) else {
            throw NoteError(.checkpoint, "a checkpoint's root is not base64 of 32 bytes")
        }
        let root = Digest(bytes: bytes)
        guard size > 0 || root == MerkleTree.emptyRoot else {
            throw NoteError(.checkpoint, "a checkpoint of no entries with another root than the empty tree's")
        }
        origin = lines[0]
        self.size = size
        self.root = root
        extensions = Array(lines.dropFirst(3))
        guard self.text == text else { throw NoteError(.checkpoint, "a checkpoint in another spelling than its own") }
    }

    /// The text that is signed.
    public var text: [UInt8] {
        let rootLine = Base64.encode(root.bytes.array, padded: true)
        return [origin, Array("\(size)".utf8), rootLine].joined(separator: [0x0A]) + [0x0A]
            + extensions.flatMap { $0 + [0x0A] }
    }

    /// A decimal number without leading zeros, below the largest tree's size.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        var reader = CanonicalReader(Array(digits))
        guard let number = try? reader.integer(limit: MerkleTree.sizeLimit - 1), (try? reader.end()) != nil else {
            return nil
        }
        return number
    }
}
