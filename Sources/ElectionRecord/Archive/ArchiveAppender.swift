//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Writes an archive file event by event, the same bytes that Belenios writes.
///
/// One appender a file: it is for whoever owns the record. Each event is written by one call; `synchronize` makes what
/// was written durable.
public struct ArchiveAppender: ~Copyable {
    /// Where the file stands.
    public private(set) var head: RecordHead

    private let file: OpenFile

    /// Makes a new file that holds the header only; throws `unreadable` if there is a file already.
    public init(creating path: String, timestamp: Int) throws(ArchiveError) {
        let header = ArchiveHeader(timestamp: timestamp)
        let created = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND)
        try created.append(header.record, at: 0)
        file = created
        head = RecordHead(header: header)
    }

    /// Opens a file to go on with it, after reading all of it; throws what `ArchiveReader` throws, but takes a file
    /// without an event.
    public init(resuming path: String) throws(ArchiveError) {
        let source = try ArchiveSource(path: path)
        var reader = try ArchiveReader(source)
        while reader.head.size < source.count, try reader.next() != nil {}
        file = try OpenFile(path, O_WRONLY | O_APPEND)
        head = reader.head
    }

    /// Appends an event with its documents; throws `eventOrder` if it may not follow, and then writes nothing.
    @discardableResult
    public mutating func append(_ new: NewEvent) throws(ArchiveError) -> EventRecords {
        let records = try EventRecords(new, after: head)
        try append(records)
        return records
    }

    /// Appends records that were made for this head; it is the caller's bug if they were made for another.
    public mutating func append(_ records: EventRecords) throws(ArchiveError) {
        precondition(
            records.event.height == head.count && records.event.parent == head.hash
                && records.head.size == head.size + records.records.count && records.head.timestamp == head.timestamp,
            "records that do not follow"
        )
        try file.append(records.records, at: head.size)
        head = records.head
    }

    /// Returns when everything appended is on the disk.
    public func synchronize() throws(ArchiveError) {
        try file.synchronize()
    }
}
