//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// Reads roll.json piece by piece, strictly, and hashes it: no more of the text is held than one entry and one piece.
public struct RollReader {
    /// More bytes than anything before the credentials may have.
    private static let headerLimit = 2_000_000
    /// More bytes than one entry has.
    private static let entryLimit = 128

    private var hasher = DigestHasher()
    private var pending: [UInt8] = []
    private var consumed = 0
    private var expected = 0
    private var roll: Roll?
    private var isClosed = false

    /// A reader at the start of the text.
    public init() {}

    /// Takes the next bytes of the text.
    ///
    /// - Throws: `RecordError` with code `form`, `order`, `duplicate` or `range`.
    public mutating func append(_ bytes: some Sequence<UInt8>) throws(RecordError) {
        let start = pending.count
        pending.append(contentsOf: bytes)
        pending[start...].withUnsafeBytes { hasher.update($0) }
        var position = 0
        if roll == nil {
            guard let end = Self.headerEnd(pending) else {
                guard pending.count <= Self.headerLimit else { throw fault(.truncated, 0) }
                return
            }
            let header = try header(pending[..<end])
            roll = Roll(header: header)
            expected = header.count
            position = end
        }
        while !isClosed, let end = pending[position...].firstIndex(of: UInt8(ascii: "]")) {
            try entry(pending[position...end], at: position)
            position = end + 1
        }
        consumed += position
        pending.removeFirst(position)
        guard pending.count <= (isClosed ? 1 : Self.entryLimit) else { throw fault(.unexpected, 0) }
    }

    /// The roll and the hash of its text, once all of it was taken.
    ///
    /// - Throws: `RecordError` with code `form`, or `contradiction` if the roll is not as long as it says.
    public consuming func finish() throws(RecordError) -> (roll: Roll, digest: Digest) {
        guard let roll, isClosed, pending == [UInt8(ascii: "}")] else { throw fault(.truncated, pending.count) }
        guard roll.count == expected else {
            throw RecordError(.contradiction, "a roll of \(roll.count) credentials says it has \(expected)")
        }
        return (roll, hasher.finish())
    }

    /// Reads an entry with the comma before it, or the end of the list.
    private mutating func entry(_ bytes: ArraySlice<UInt8>, at position: Int) throws(RecordError) {
        let isFirst = roll?.count == 0
        var key = Bytes32()
        var role = Roll.Role.letter
        var place = 0
        do throws(TextError) {
            var reader = CanonicalReader(bytes)
            if bytes.count == 1 {
                isClosed = true
                return
            }
            if !isFirst { try reader.literal(",") }
            try reader.literal("[")
            key = try reader.value { CredentialText.key($0) }
            try reader.literal(",\"")
            role = try Self.role(&reader)
            try reader.literal("\",")
            place = try reader.integer(limit: SheetStrata.limit)
            try reader.literal("]")
            try reader.end()
        } catch {
            throw fault(error.code, position + error.offset)
        }
        let first = role == .paper ? roll?.letterStrata.count ?? 0 : 0
        guard (roll?.count ?? 0) < expected else {
            throw RecordError(.contradiction, "the roll has more than the \(expected) credentials that it says it has")
        }
        try roll?.append(Roll.Entry(key: key, role: role, stratum: first + place))
    }

    private static func role(_ reader: inout CanonicalReader) throws(TextError) -> Roll.Role {
        if reader.skip("letter") { return .letter }
        if reader.skip("reserve") { return .reserve }
        try reader.literal("paper")
        return .paper
    }

    private func header(_ bytes: ArraySlice<UInt8>) throws(RecordError) -> RollHeader {
        do throws(TextError) {
            var reader = CanonicalReader(bytes)
            let header = try RollHeader(from: &reader)
            try reader.end()
            return header
        } catch {
            throw fault(error.code, error.offset)
        }
    }

    private func fault(_ code: TextError.Code, _ offset: Int) -> RecordError {
        RecordError("roll", TextError(code, at: consumed + offset))
    }

    /// The place after `"credentials":[`, which cannot stand in any value before it.
    private static func headerEnd(_ bytes: [UInt8]) -> Int? {
        let mark = Array("\"credentials\":[".utf8)
        guard bytes.count >= mark.count else { return nil }
        for end in mark.count...bytes.count where bytes[end - 1] == UInt8(ascii: "[") {
            if bytes[(end - mark.count)..<end].elementsEqual(mark) { return end }
        }
        return nil
    }
}
