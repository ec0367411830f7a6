//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// One link of a record's chain: `{"parent":H,"height":N,"type":T,"payload":H}`.
public struct Event: Equatable, Sendable {
    /// The hash of the event before it; nil for the first.
    public let parent: Digest?
    /// The number of events before it.
    public let height: Int
    /// What the event says.
    public let type: EventType
    /// The hash of the document that it points to; nil for the types that have none.
    public let payload: Digest?

    /// Longer than any event that can be well formed.
    static let sizeLimit = 512
    static let heightLimit = 1 << 30

    /// An event; `parent` must be nil for height 0 only, `payload` for the types without one only.
    public init(parent: Digest?, height: Int, type: EventType, payload: Digest?) {
        precondition((parent == nil) == (height == 0) && (payload != nil) == type.hasPayload)
        self.parent = parent
        self.height = height
        self.type = type
        self.payload = payload
    }

    /// Reads an event in its one form; throws `eventForm` or `eventType`, at offset 0.
    public init(_ bytes: [UInt8]) throws(ArchiveError) {
        let fields: Fields
        do {
            fields = try Fields(bytes)
        } catch {
            throw ArchiveError(.eventForm, offset: 0, detail: "the event's byte \(error.offset) is not as it must be")
        }
        guard let type = EventType.allCases.first(where: { $0.rawValue.utf8.elementsEqual(fields.type) }) else {
            throw ArchiveError(.eventType, offset: 0, detail: "the event is of an unknown type")
        }
        guard (fields.payload != nil) == type.hasPayload else {
            let detail = type.hasPayload ? "points to no document" : "points to a document"
            throw ArchiveError(.eventForm, offset: 0, detail: "an event of type \(type.rawValue) \(detail)")
        }
        parent = fields.parent
        height = fields.height
        self.type = type
        payload = fields.payload
    }

    /// The event's bytes, whose hash is the next one's parent.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 256)
        writer.literal("{")
        if let parent {
            writer.literal("\"parent\":")
            writer.digest(parent)
            writer.literal(",")
        }
        writer.literal("\"height\":")
        writer.integer(height)
        writer.literal(",\"type\":")
        writer.string(type.rawValue.utf8)
        if let payload {
            writer.literal(",\"payload\":")
            writer.digest(payload)
        }
        writer.literal("}")
        return writer.bytes
    }

    /// An event whose type may be unknown.
    private struct Fields {
        var parent: Digest?
        var height = 0
        var type: [UInt8] = []
        var payload: Digest?

        init(_ bytes: [UInt8]) throws(TextError) {
            var reader = CanonicalReader(bytes)
            try reader.literal("{")
            if reader.skip("\"parent\":") {
                parent = try reader.digest()
                try reader.literal(",")
            }
            try reader.literal("\"height\":")
            height = try reader.integer(limit: Event.heightLimit)
            try reader.literal(",\"type\":")
            type = try reader.string(limit: 32)
            if reader.skip(",\"payload\":") { payload = try reader.digest() }
            try reader.literal("}")
            try reader.end()
        }
    }
}
