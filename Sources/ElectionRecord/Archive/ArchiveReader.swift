//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Reads an archive event by event, and refuses every byte that Belenios' own writer would not have put there.
///
/// Checked here: the form of each record, hashes, which records belong to which event and in what order, the chain,
/// and the order of events. What the documents say is for their own readers. Memory does not grow with the archive.
///
///     var reader = try ArchiveReader(ArchiveSource(path: path))
///     while let event = try reader.next() { … }
public struct ArchiveReader {
    /// The archive's header.
    public let header: ArchiveHeader
    /// Where the record stands after the events read so far; `size` is the end of what is known to be sound.
    public private(set) var head: RecordHead

    private let source: ArchiveSource

    /// Reads the `BELENIOS` record; throws `archiveHeader` if there is none.
    public init(_ source: ArchiveSource) throws(ArchiveError) {
        self.source = source
        header = try Self.readHeader(source)
        head = RecordHead(header: header)
    }

    /// The next event; nil at the end of the archive. After an error the same error is thrown again.
    public mutating func next() throws(ArchiveError) -> RecordedEvent? {
        var records: [DataRecord] = []
        var position = head.size
        while position < source.count {
            let record = try readRecord(at: position)
            switch record.name {
            case .data(let hash):
                // The longest event, a Setup with a certificate, has five.
                guard records.count < 5 else {
                    throw fault(.recordNotReferenced, position, "more records than any event refers to")
                }
                records.append(
                    DataRecord(
                        hash: hash,
                        offset: position + TarHeader.block,
                        count: record.count,
                        source: source,
                        held: record.body
                    )
                )
            case .event(let hash):
                return try finish(hash, record, records, position)
            }
            position = record.end
        }
        if let first = records.first {
            throw fault(.recordWithoutEvent, first.offset - TarHeader.block, "records without an event at the end")
        }
        guard head.count > 0 else { throw fault(.noEvents, position, "the archive holds no event") }
        return nil
    }

    private mutating func finish(
        _ hash: Digest,
        _ record: RawRecord,
        _ records: [DataRecord],
        _ position: Int
    ) throws(ArchiveError) -> RecordedEvent {
        guard let bytes = record.body, bytes.count <= Event.sizeLimit else {
            throw fault(.eventForm, position, "an event of \(record.count) bytes is too long")
        }
        let event = try readEvent(bytes, at: position)
        guard event.parent == head.hash else { throw fault(.parent, position, "the parent is not the event before") }
        guard event.height == head.count else {
            throw fault(.height, position, "the height is \(event.height), after \(head.count) events")
        }
        guard event.type.mayFollow(head.type) else {
            let last = head.type?.rawValue ?? "the header"
            throw fault(.eventOrder, position, "\(event.type.rawValue) may not follow \(last)")
        }
        let content = try EventContentReader(event: event, records: records, offset: position).content()
        let recorded = RecordedEvent(
            event: event,
            bytes: bytes,
            hash: hash,
            content: content,
            range: head.size..<record.end
        )
        head = head.following(hash: hash, type: event.type, size: record.end)
        return recorded
    }

    private func readEvent(_ bytes: [UInt8], at position: Int) throws(ArchiveError) -> Event {
        do {
            return try Event(bytes)
        } catch {
            throw fault(error.code, position, error.detail)
        }
    }

    private func fault(_ code: ArchiveError.Code, _ offset: Int, _ detail: String) -> ArchiveError {
        ArchiveError(code, offset: offset, height: head.count, detail: detail)
    }
}

// MARK: Records

extension ArchiveReader {
    /// A record whose form and hash were checked.
    private struct RawRecord {
        let name: RecordName
        let count: Int
        /// Nil if it is too long to be held.
        let body: [UInt8]?
        let end: Int
    }

    private static func readHeader(_ source: ArchiveSource) throws(ArchiveError) -> ArchiveHeader {
        func refused(_ code: ArchiveError.Code, _ detail: String) -> ArchiveError {
            ArchiveError(code, offset: 0, detail: detail)
        }
        guard source.count >= TarHeader.block else {
            throw refused(
                .archiveHeader,
                "an archive begins with a record named BELENIOS; this is \(source.count) bytes"
            )
        }
        let found = try source.read(at: 0, count: TarHeader.block)
        guard TarHeader.name(in: found)?.elementsEqual(ArchiveHeader.name) == true else {
            throw refused(.archiveHeader, "the first record is not named BELENIOS")
        }
        guard let size = TarHeader.size(in: found), size <= ArchiveHeader.sizeLimit,
            source.count >= 2 * TarHeader.block
        else {
            throw refused(.archiveHeader, "the BELENIOS record is not of its size")
        }
        let body = try source.read(at: TarHeader.block, count: TarHeader.block)
        guard let header = ArchiveHeader(body: Array(body[..<size])) else {
            throw refused(.archiveHeader, "the BELENIOS record does not hold a version and a timestamp")
        }
        let expected = TarHeader.bytes(name: ArchiveHeader.name, size: size, timestamp: header.timestamp)
        guard found == expected else {
            throw refused(
                .tarHeader,
                "the \(TarHeader.difference(found, expected)) of the record's header is not as it must be"
            )
        }
        guard body[size...].allSatisfy({ $0 == 0 }) else {
            throw refused(.padding, "a byte after the body is not zero")
        }
        return header
    }

    private func readRecord(at position: Int) throws(ArchiveError) -> RawRecord {
        let left = source.count - position
        guard left >= TarHeader.block else { throw fault(.trailingBytes, position, "\(left) bytes that are no record") }
        let found = try source.read(at: position, count: TarHeader.block)
        guard found.contains(where: { $0 != 0 }) else { throw fault(.trailingBytes, position, "a block of zeros") }
        guard let text = TarHeader.name(in: found), let size = TarHeader.size(in: found) else {
            throw fault(.tarHeader, position, "the record's header has no name or no size")
        }
        let expected = TarHeader.bytes(name: Array(text), size: size, timestamp: header.timestamp)
        guard found == expected else {
            let field = TarHeader.difference(found, expected)
            throw fault(.tarHeader, position, "the \(field) of the record's header is not as it must be")
        }
        guard let name = RecordName(text) else { throw fault(.tarHeader, position, "the record's name is not a hash") }
        let padded = size + TarHeader.padding(after: size)
        guard padded <= left - TarHeader.block else {
            throw fault(.truncated, position, "the record is of \(size) bytes, and the archive ends in it")
        }
        let body = try readBody(at: position + TarHeader.block, size: size, padded: padded)
        guard body.hash == name.hash else { throw fault(.recordName, position, "the record's name is not its hash") }
        guard body.padding.allSatisfy({ $0 == 0 }) else {
            throw fault(.padding, position, "a byte after the record's body is not zero")
        }
        return RawRecord(name: name, count: size, body: body.held, end: position + TarHeader.block + padded)
    }

    private func readBody(
        at offset: Int,
        size: Int,
        padded: Int
    ) throws(ArchiveError) -> (hash: Digest, held: [UInt8]?, padding: ArraySlice<UInt8>) {
        if size <= DataRecord.heldLimit {
            var body = try source.read(at: offset, count: padded)
            let padding = body[size...]
            body.removeLast(padded - size)
            return (Digest(of: body), body, padding)
        }
        var hasher = DigestHasher()
        try source.stream(at: offset, count: size) { piece throws(ArchiveError) in hasher.update(piece) }
        let padding = try source.read(at: offset + size, count: padded - size)
        return (hasher.finish(), nil, padding[...])
    }
}
