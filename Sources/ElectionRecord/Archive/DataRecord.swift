//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// A data record of an archive: where its body is, and its hash, which was compared with its name.
public struct DataRecord: Sendable {
    /// Bodies up to this many bytes are kept from the first reading.
    static let heldLimit = 1 << 20
    /// No document but the list of credentials may be longer than this many bytes.
    public static let documentLimit = 1 << 24

    /// The SHA-256 of the body.
    public let hash: Digest
    /// Bytes from the start of the archive to the body.
    public let offset: Int
    /// Bytes in the body.
    public let count: Int

    private let source: ArchiveSource
    private let held: [UInt8]?

    init(hash: Digest, offset: Int, count: Int, source: ArchiveSource, held: [UInt8]?) {
        self.hash = hash
        self.offset = offset
        self.count = count
        self.source = source
        self.held = held
    }

    /// The same record without its bytes in memory, for whoever keeps many: they are read again when asked for.
    public var released: DataRecord {
        DataRecord(hash: hash, offset: offset, count: count, source: source, held: nil)
    }

    /// The whole body; throws `recordSize` above `documentLimit`, `changed` if it is no longer what it was.
    public func bytes() throws(ArchiveError) -> [UInt8] {
        if let held { return held }
        guard count <= Self.documentLimit else {
            throw ArchiveError(.recordSize, offset: offset, detail: "a document of \(count) bytes is too long")
        }
        let bytes = try source.read(at: offset, count: count)
        guard Digest(of: bytes) == hash else { throw changed }
        return bytes
    }

    /// Hands the body to `body` in pieces, for a list that is too long to be held; at the end throws `changed` if it is
    /// no longer what it was.
    public func stream(_ body: ([UInt8]) throws(ArchiveError) -> Void) throws(ArchiveError) {
        if let held { return try body(held) }
        var hasher = DigestHasher()
        try source.stream(at: offset, count: count) { piece throws(ArchiveError) in
            hasher.update(piece)
            try body(piece)
        }
        guard hasher.finish() == hash else { throw changed }
    }

    private var changed: ArchiveError {
        ArchiveError(.changed, offset: offset, detail: "the file's bytes changed while it was read")
    }
}
