//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why an archive is refused: the first fault found, and where.
public struct ArchiveError: Error, Sendable {
    /// The kinds of fault; each is a check of its own (docs/record-format.md, "Archive").
    public enum Code: String, CaseIterable, Sendable {
        /// The file cannot be opened, read or written.
        case unreadable
        /// The file is shorter, or its bytes are others, than when it was first read.
        case changed
        /// There is no `BELENIOS` record at the start, or its body is not in the one form.
        case archiveHeader
        /// A record's 512 header bytes are not those that its name, size and the archive's timestamp give.
        case tarHeader
        /// A record's name is not the SHA-256 of its body.
        case recordName
        /// A byte between a body and the next block is not zero.
        case padding
        /// The archive ends inside a record.
        case truncated
        /// Something that is no record follows the last one.
        case trailingBytes
        /// The archive holds no event.
        case noEvents
        /// An event is not in the one form.
        case eventForm
        /// An event is of a type that the format does not have.
        case eventType
        /// An event names another parent than the event before it.
        case parent
        /// An event's height is not the number of events before it.
        case height
        /// An event may not follow the one before it.
        case eventOrder
        /// The document that an event points to, and that points to further records, is not in the one form.
        case payloadForm
        /// An event's records are there, but not in the format's order, or one is there twice.
        case recordOrder
        /// A record before an event is not referenced by that event.
        case recordNotReferenced
        /// An event refers to a record that does not stand before it.
        case recordMissing
        /// Records after the last event belong to none.
        case recordWithoutEvent
        /// A record is longer than its kind can sensibly be.
        case recordSize
    }

    /// What kind of fault it is.
    public let code: Code
    /// Bytes from the start of the archive to the record at fault.
    public let offset: Int
    /// The height of the event at fault, or of the event that the records at fault precede; nil before the first.
    public let height: Int?
    /// What, which value, why.
    public let detail: String

    /// A fault found at `offset`.
    public init(_ code: Code, offset: Int, height: Int? = nil, detail: String) {
        self.code = code
        self.offset = offset
        self.height = height
        self.detail = detail
    }
}

extension ArchiveError: CustomStringConvertible {
    public var description: String {
        let place = height.map { "event \($0), byte \(offset)" } ?? "byte \(offset)"
        return "archive, \(place): \(detail) (\(code.rawValue))"
    }
}
