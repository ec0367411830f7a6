//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The proof that an entry is in a log (C2SP tlog-proof): its number, the way to the root, and the signed checkpoint.
///
/// This is a voter's receipt. Reading one proves nothing until `verify` has gone the way.
public struct LogProof: Hashable, Sendable {
    /// The largest proof, in bytes.
    public static let sizeLimit = 65_535

    /// The first line, by which a proof is known.
    public static let header = Array("c2sp.org/tlog-proof@v1\n".utf8)

    /// What the log added for its own use; nothing vouches for it. Empty if there is none.
    public let extra: [UInt8]
    /// The way from the entry to the root.
    public let inclusion: InclusionProof
    /// The log's state.
    public let checkpoint: SignedCheckpoint

    /// A proof for an entry of the log that the checkpoint is of.
    public init(inclusion: InclusionProof, checkpoint: SignedCheckpoint, extra: [UInt8] = []) {
        precondition(inclusion.size == checkpoint.checkpoint.size, "the way leads to another root")
        self.inclusion = inclusion
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Reads a proof, in its one spelling.
    ///
    /// - Throws: `NoteError` with code `size`, `proof`, `range`, or the codes of `SignedCheckpoint`.
    public init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.sizeLimit else {
            throw NoteError(.size, "a proof of \(bytes.count) bytes, more than \(Self.sizeLimit)")
        }
        guard bytes.starts(with: Self.header),
            let blank = bytes.indices.dropFirst().first(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A })
        else {
            throw NoteError(.proof, "no proof of version 1: another first line, or no empty line")
        }
        // Without the newline that ends the last line above the empty one.
        var lines = bytes[Self.header.count..<max(blank - 1, Self.header.count)]
            .split(separator: 0x0A, omittingEmptySubsequences: false)[...]

        var extra: [UInt8] = []
        if let line = lines.first, line.starts(with: "extra ".utf8) {
            guard let decoded = Base64.decode(line.dropFirst(6), padded: true), !decoded.isEmpty else {
                throw NoteError(.proof, "a proof's extra data are not base64, or none")
            }
            extra = decoded
            lines.removeFirst()
        }
        guard let line = lines.popFirst(), line.starts(with: "index ".utf8),
            let index = Checkpoint.number(line.dropFirst(6))
        else {
            throw NoteError(.proof, "a proof without an index, or one that is not a decimal number below 2^56")
        }
        guard lines.count <= 56 else { throw NoteError(.size, "a proof of \(lines.count) hashes") }
        var hashes: [Digest] = []
        for line in lines {
            guard let decoded = Base64.decode(line, padded: true), let hash = Bytes32(decoded) else {
                throw NoteError(.proof, "hash \(hashes.count) of a proof is not base64 of 32 bytes")
            }
            hashes.append(Digest(bytes: hash))
        }
        checkpoint = try SignedCheckpoint(parsing: Array(bytes[(blank + 1)...]))
        let size = checkpoint.checkpoint.size
        guard index < size else { throw NoteError(.range, "a proof of entry \(index) of a log of \(size)") }
        inclusion = InclusionProof(index: index, size: size, hashes: hashes)
        self.extra = extra
        guard self.bytes == bytes else { throw NoteError(.proof, "a proof in another spelling than its own") }
    }

    /// The proof as it is handed out; files of it are named `.tlog-proof`.
    public var bytes: [UInt8] {
        var bytes = Self.header
        if !extra.isEmpty { bytes += Array("extra ".utf8) + Base64.encode(extra, padded: true) + [0x0A] }
        bytes += Array("index \(inclusion.index)\n".utf8)
        for hash in inclusion.hashes { bytes += Base64.encode(hash.bytes.array, padded: true) + [0x0A] }
        return bytes + [0x0A] + checkpoint.bytes
    }

    /// Demands that the entry with this leaf hash is in the log with this key, and gives the log's state.
    ///
    /// - Throws: `NoteError` with code `proof` if the way does not lead to the root, or the codes of
    ///   `SignedCheckpoint.verify`.
    @discardableResult
    public func verify(leaf: Digest, log: VerifierKey) throws(NoteError) -> Checkpoint {
        let state = try checkpoint.verify(log: log)
        guard inclusion.leads(from: leaf, to: state.root) else {
            throw NoteError(.proof, "entry \(inclusion.index) of \(log.name) is not this one, or the proof is damaged")
        }
        return state
    }

    /// Demands that this entry is in the log with this key, and gives the log's state.
    ///
    /// - Throws: as `verify` with a leaf hash.
    @discardableResult
    public func verify(entry: [UInt8], log: VerifierKey) throws(NoteError) -> Checkpoint {
        try verify(leaf: MerkleTree.leafHash(of: entry), log: log)
    }
}
