//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// An event as it is recorded: its own bytes, its documents, and the archive's records of both.
public struct EventRecords: Sendable {
    /// The event.
    public let event: Event
    /// The event's bytes.
    public let bytes: [UInt8]
    /// Their SHA-256.
    public let hash: Digest
    /// The documents with their hashes, in the archive's order; the last one is what the event points to.
    public let documents: [(hash: Digest, bytes: [UInt8])]
    /// What is appended to the archive: one record a document, then the event's.
    public let records: [UInt8]
    /// Where the archive stands once `records` have been appended.
    public let head: RecordHead

    /// The records of `new` after `head`; throws `eventOrder` if it may not follow.
    public init(_ new: NewEvent, after head: RecordHead) throws(ArchiveError) {
        guard new.type.mayFollow(head.type) else {
            let last = head.type?.rawValue ?? "the header"
            throw ArchiveError(
                .eventOrder,
                offset: head.size,
                height: head.count,
                detail: "\(new.type.rawValue) may not follow \(last)"
            )
        }
        documents = Self.documents(of: new).map { (Digest(of: $0), $0) }
        event = Event(parent: head.hash, height: head.count, type: new.type, payload: documents.last?.hash)
        bytes = event.bytes
        hash = Digest(of: bytes)
        var records: [UInt8] = []
        for document in documents {
            records += ArchiveRecord.document(document.bytes, hash: document.hash, timestamp: head.timestamp)
        }
        records += ArchiveRecord.event(bytes, hash: hash, timestamp: head.timestamp)
        self.records = records
        self.head = head.following(hash: hash, type: new.type, size: head.size + records.count)
    }

    /// The documents of an event, in the archive's order.
    private static func documents(of new: NewEvent) -> [[UInt8]] {
        switch new {
        case .setup(let election, let trustees, let credentials):
            let payload = SetupPayload(
                election: Digest(of: election),
                trustees: Digest(of: trustees),
                credentials: Digest(of: credentials)
            )
            return [election, trustees, credentials, payload.bytes]
        case .ballot(let ballot): return [ballot]
        case .endBallots: return []
        case .encryptedTally(let tally, let ballots, let weight):
            return [tally, TallyPayload(ballots: ballots, weight: weight, tally: Digest(of: tally)).bytes]
        case .partialDecryption(let answer, let owner):
            return [answer, OwnedPayload(owner: owner, payload: Digest(of: answer)).bytes]
        case .result(let result): return [result]
        }
    }
}
