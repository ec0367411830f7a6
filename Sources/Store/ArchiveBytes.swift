//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import GRDB

/// An election's archive as it was at one moment, put together again piece by piece.
///
/// Between two pieces nothing is held, neither the database nor the archive: whoever reads slowly is in nobody's way.
public struct ArchiveBytes: AsyncSequence, Sendable {
    /// Bytes of the whole archive.
    public var count: Int { head.size }

    fileprivate let store: RoundStore
    fileprivate let election: Int64
    fileprivate let head: RecordHead

    init(store: RoundStore, election: StoredElection) {
        self.store = store
        self.election = election.id
        head = election.head
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(archive: self)
    }

    /// Gives the header's record, then the records of some events at a time.
    public struct Iterator: AsyncIteratorProtocol {
        /// About as many bytes in a piece; a long document makes it longer.
        private static let pieceSize = 1 << 18

        fileprivate let archive: ArchiveBytes
        private var nextHeight = -1

        fileprivate init(archive: ArchiveBytes) {
            self.archive = archive
        }

        /// The next piece; nil at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(StoreError) -> [UInt8]? {
            let height = nextHeight
            guard height >= 0 else {
                nextHeight = 0
                return ArchiveHeader(timestamp: archive.head.timestamp).record
            }
            guard height < archive.head.count else { return nil }
            let archive = archive
            let (bytes, next) = try await archive.store.read { database in
                try archive.piece(from: height, size: Self.pieceSize, in: database)
            }
            nextHeight = next
            return bytes
        }
    }

    /// The records of the events from `height` on, until there are `size` bytes, and the height that comes next.
    private func piece(from height: Int, size: Int, in database: Database) throws -> ([UInt8], Int) {
        var bytes: [UInt8] = []
        var height = height
        let events = try database.cachedStatement(
            sql: "SELECT hash, bytes FROM events WHERE election = ? AND height = ?"
        )
        let documents = try database.cachedStatement(
            sql: "SELECT hash, bytes FROM documents WHERE election = ? AND height = ? ORDER BY place"
        )
        while height < head.count, bytes.count < size {
            for row in try Row.fetchAll(documents, arguments: [election, height]) {
                bytes += ArchiveRecord.document(
                    try row.bytes("bytes"),
                    hash: try row.digest("hash"),
                    timestamp: head.timestamp
                )
            }
            guard let event = try Row.fetchOne(events, arguments: [election, height]) else {
                throw StoreError(.damaged, "an archive lacks event \(height)")
            }
            bytes += ArchiveRecord.event(
                try event.bytes("bytes"),
                hash: try event.digest("hash"),
                timestamp: head.timestamp
            )
            height += 1
        }
        return (bytes, height)
    }
}
