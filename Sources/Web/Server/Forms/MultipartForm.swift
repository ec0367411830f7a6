//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A form of type `multipart/form-data` (RFC 7578), as browsers send one with a file.
struct MultipartForm {
    /// More parts than any form of ours has fields.
    private static let partLimit = 8
    /// Bytes of the headers of a part.
    private static let headLimit = 2048

    private var fields: [String: [UInt8]] = [:]

    /// The value of a field; nil if the form has no such field.
    subscript(name: String) -> [UInt8]? {
        fields[name]
    }

    /// Reads a body.
    ///
    /// - Parameter type: the header `Content-Type`.
    /// - Throws: `WebError` with code `mediaType` or `unreadable`.
    init(_ body: [UInt8], type: String) throws(WebError) {
        guard let boundary = Self.boundary(of: type) else {
            throw WebError(.mediaType, "a form that is not multipart/form-data with a boundary")
        }
        // Every boundary but the first stands on a line of its own after a part.
        let delimiter = Array("\r\n--\(boundary)".utf8)
        let bytes = [0x0D, 0x0A] + body
        guard var position = Self.find(delimiter, in: bytes, from: 0) else { throw Self.unreadable }
        for _ in 0...Self.partLimit {
            position += delimiter.count
            if bytes[position...].starts(with: "--".utf8) { return }
            guard bytes[position...].starts(with: "\r\n".utf8) else { throw Self.unreadable }
            position += 2
            guard let next = Self.find(delimiter, in: bytes, from: max(position - 2, 0)) else { throw Self.unreadable }
            try add(bytes[min(position, next)..<next])
            position = next
        }
        throw WebError(.unreadable, "a form of more than \(Self.partLimit) fields")
    }

    private mutating func add(_ part: ArraySlice<UInt8>) throws(WebError) {
        let end = Array("\r\n\r\n".utf8)
        guard let head = Self.find(end, in: Array(part.prefix(Self.headLimit)), from: 0) else { throw Self.unreadable }
        let lines = String(decoding: part.prefix(head), as: UTF8.self).split(separator: "\r\n")
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let name = disposition.flatMap({ Self.parameter("name", of: $0) }), fields[name] == nil else {
            throw Self.unreadable
        }
        fields[name] = Array(part.dropFirst(head + end.count))
    }

    /// The boundary that a `Content-Type` names.
    private static func boundary(of type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/form-data"), let boundary = parameter("boundary", of: type[...]),
            (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else { return nil }
        return boundary
    }

    /// A parameter of a header, in quotes or not.
    private static func parameter(_ name: String, of header: Substring) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let part = String(part).trimmingSpaces
            guard part.lowercased().hasPrefix("\(name)=") else { continue }
            let value = part.dropFirst(name.count + 1)
            return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
                ? String(value.dropFirst().dropLast())
                : String(value)
        }
        return nil
    }

    /// Where `sought` stands first from `start` on.
    private static func find(_ sought: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = sought.first, bytes.count >= sought.count else { return nil }
        var place = start
        while place <= bytes.count - sought.count {
            guard let candidate = bytes[place...].firstIndex(of: first), candidate <= bytes.count - sought.count else {
                return nil
            }
            if bytes[candidate..<(candidate + sought.count)].elementsEqual(sought) { return candidate }
            place = candidate + 1
        }
        return nil
    }

    private static let unreadable = WebError(.unreadable, "the form cannot be read")
}
