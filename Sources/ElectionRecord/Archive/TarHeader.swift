//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// The header that an archive's records carry: one way to write it, and a reading that accepts nothing else.
///
/// Old tar, not ustar: name, mode `0000644`, uid and gid `0000000`, size, mtime, checksum, typeflag `0`, else zero
/// (docs/record-format.md, "Archive").
enum TarHeader {
    /// Bytes in a header, and the unit that bodies are padded to.
    static let block = 512
    /// Sizes and timestamps are 11 octal digits.
    static let limit = 1 << 33

    /// The 512 bytes for a record of `size` bytes named `name`, in an archive of `timestamp` (Unix seconds).
    static func bytes(name: [UInt8], size: Int, timestamp: Int) -> [UInt8] {
        precondition(name.count < 100 && (0..<limit).contains(size) && (0..<limit).contains(timestamp))
        var header = [UInt8](repeating: 0, count: block)
        func put(_ text: [UInt8], _ offset: Int) {
            header.replaceSubrange(offset..<(offset + text.count), with: text)
        }
        put(name, 0)
        put(Array("0000644".utf8), 100)
        put(Array("0000000".utf8), 108)
        put(Array("0000000".utf8), 116)
        put(octal(size, digits: 11), 124)
        put(octal(timestamp, digits: 11), 136)
        header[156] = UInt8(ascii: "0")
        // The checksum is taken with its own eight bytes as spaces.
        let sum = header.reduce(8 * 0x20) { $0 + Int($1) }
        put(octal(sum, digits: 6), 148)
        header[155] = 0x20
        return header
    }

    /// Zero bytes after a body of `size` bytes.
    static func padding(after size: Int) -> Int {
        (block - size % block) % block
    }

    /// One record: header, body, padding.
    static func record(name: [UInt8], body: [UInt8], timestamp: Int) -> [UInt8] {
        var record = bytes(name: name, size: body.count, timestamp: timestamp)
        record.append(contentsOf: body)
        record.append(contentsOf: repeatElement(0, count: padding(after: body.count)))
        return record
    }

    /// The name in a header: the bytes before the first zero; nil if there is no zero among the first 100.
    static func name(in header: [UInt8]) -> ArraySlice<UInt8>? {
        header[..<100].firstIndex(of: 0).map { header[..<$0] }
    }

    /// The size in a header: 11 octal digits and a zero.
    static func size(in header: [UInt8]) -> Int? {
        guard header[135] == 0 else { return nil }
        var value = 0
        for digit in header[124..<135] {
            guard (48...55).contains(digit) else { return nil }
            value = value << 3 | Int(digit - 48)
        }
        return value
    }

    /// The name of the first field in which two headers differ, for people.
    static func difference(_ found: [UInt8], _ expected: [UInt8]) -> String {
        let fields = [
            ("name", 0..<100), ("mode", 100..<108), ("uid", 108..<116), ("gid", 116..<124), ("size", 124..<136),
            ("mtime", 136..<148), ("type flag", 156..<157), ("unused part", 157..<block), ("checksum", 148..<156),
        ]
        return fields.first { found[$0.1] != expected[$0.1] }?.0 ?? "length"
    }

    private static func octal(_ value: Int, digits: Int) -> [UInt8] {
        (0..<digits).map { UInt8(48 + (value >> (3 * (digits - 1 - $0))) % 8) }
    }
}
