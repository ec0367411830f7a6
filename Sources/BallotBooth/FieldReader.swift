//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Reads a call's input: fields of a length, 32 bits with the lowest byte first, and as many bytes.
struct FieldReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Whether every field has been read.
    var isAtEnd: Bool {
        position == bytes.count
    }

    /// Reads the next field; at most `limit` bytes.
    mutating func field(limit: Int) throws(BoothStatus) -> [UInt8] {
        guard bytes.count - position >= 4 else { throw .input }
        var length: UInt32 = 0
        for index in 0..<4 { length |= UInt32(bytes[position + index]) << UInt32(8 * index) }
        // Compared before it becomes an Int, which has no more bits than this where the booth runs.
        guard length <= UInt32(clamping: Swift.min(limit, bytes.count - position - 4)) else { throw .input }
        let start = position + 4
        position = start + Int(length)
        return [UInt8](bytes[start..<position])
    }

    /// Reads the next field, a handle.
    mutating func handle() throws(BoothStatus) -> UInt32 {
        let field = try field(limit: 4)
        guard field.count == 4 else { throw .input }
        var handle: UInt32 = 0
        for index in 0..<4 { handle |= UInt32(field[index]) << UInt32(8 * index) }
        return handle
    }

    /// Demands that no field is left.
    func end() throws(BoothStatus) {
        guard isAtEnd else { throw .input }
    }
}
