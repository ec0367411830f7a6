//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Cuts a file into lines and lines into fields, byte by byte.
///
/// Every row ends where its line ends: an address has no line break in it, and so one stray quote spoils one row only.
struct RowScanner {
    /// Longer fields are refused.
    static let longestField = 1000
    /// A row with more fields is refused; those beyond are not kept.
    static let mostFields = 200

    /// A field's place in the file, without its quotes.
    struct Field {
        var start: Int
        var end: Int
        /// It was quoted and has doubled quotes in it.
        var hasQuotes = false
    }

    let bytes: UnsafeRawBufferPointer
    let separator: UInt8
    private var position: Int
    /// Of the current row; the first line of the file is 1.
    private(set) var line: Int
    private(set) var fields: [Field] = []
    /// Why the row cannot be used.
    private(set) var defect: ImportProblem.Reason?
    private var isASCII = true

    init(_ bytes: UnsafeRawBufferPointer, separator: UInt8, from position: Int = 0, line: Int = 0) {
        self.bytes = bytes
        self.separator = separator
        self.position = position
        self.line = line
        fields.reserveCapacity(32)
    }

    /// Whether the current line has nothing on it.
    var isEmpty: Bool {
        fields.count == 1 && fields[0].start == fields[0].end && !fields[0].hasQuotes && defect == nil
    }

    /// Where the next row begins.
    var offset: Int { position }

    /// Goes to the next line; false at the end of the file.
    mutating func advance() -> Bool {
        guard position < bytes.count else { return false }
        line += 1
        fields.removeAll(keepingCapacity: true)
        defect = nil
        isASCII = true
        let start = position
        var more = true
        while more {
            more = position < bytes.count && bytes[position] == 0x22 ? quotedField() : plainField()
        }
        if !isASCII, defect == nil, !isUTF8(start..<position) { defect = .encoding }
        return true
    }

    /// The bytes of a field; doubled quotes stand as they are.
    func bytes(_ field: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[fields[field].start..<fields[field].end])
    }

    /// The beginning of a field, for messages.
    func quoted(_ field: Int) -> String {
        Excerpt.quoted(bytes(field))
    }

    /// The text of a field.
    func text(_ field: Int) -> String {
        let text = String(decoding: bytes(field), as: UTF8.self)
        guard fields[field].hasQuotes else { return text }
        var result: [UInt8] = []
        var wasQuote = false
        for byte in text.utf8 {
            wasQuote = byte == 0x22 && !wasQuote
            if !wasQuote { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Reads up to a separator (then true) or over the end of the line (then false).
    private mutating func plainField() -> Bool {
        let start = position
        var index = position
        let count = bytes.count
        var byte: UInt8 = 0x0A
        while index < count {
            byte = bytes[index]
            if byte == separator || byte == 0x0A { break }
            if byte < 0x23 { suspect(byte, at: index) } else if byte >= 0x80 { isASCII = false }
            index += 1
        }
        position = min(index + 1, count)
        let isLast = index == count || byte == 0x0A
        add(start, isLast && index > start && bytes[index - 1] == 0x0D ? index - 1 : index)
        return !isLast
    }

    /// The same for a field that begins with a quote.
    private mutating func quotedField() -> Bool {
        let start = position + 1
        var index = start
        var hasQuotes = false
        while index < bytes.count, bytes[index] != 0x0A {
            let byte = bytes[index]
            if byte == 0x22 {
                guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { break }
                hasQuotes = true
                index += 1
            } else if byte < 0x20 {
                defect = defect ?? .control
            } else if byte >= 0x80 {
                isASCII = false
            }
            index += 1
        }
        guard index < bytes.count, bytes[index] == 0x22 else {
            defect = defect ?? .quote
            position = index
            return plainField()
        }
        add(start, index, hasQuotes: hasQuotes)
        position = index + 1
        return afterQuote()
    }

    /// After the closing quote only the field's or the line's end may stand.
    private mutating func afterQuote() -> Bool {
        if position < bytes.count, bytes[position] == separator {
            position += 1
            return true
        }
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        if position == bytes.count { return false }
        if bytes[position] == 0x0A {
            position += 1
            return false
        }
        defect = defect ?? .quote
        return plainField()
    }

    /// A byte under 0x23 inside a plain field: a quote and most control characters have no place there.
    private mutating func suspect(_ byte: UInt8, at index: Int) {
        if byte == 0x22 {
            defect = defect ?? .quote
        } else if byte < 0x20 {
            let endsLine = index + 1 == bytes.count || bytes[index + 1] == 0x0A
            if byte != 0x0D || !endsLine { defect = defect ?? .control }
        }
    }

    private mutating func add(_ start: Int, _ end: Int, hasQuotes: Bool = false) {
        if end - start > Self.longestField { defect = defect ?? .fieldTooLong }
        if fields.count < Self.mostFields {
            fields.append(Field(start: start, end: end, hasQuotes: hasQuotes))
        } else {
            defect = defect ?? .columnCount
        }
    }

    private func isUTF8(_ range: Range<Int>) -> Bool {
        String(validating: bytes[range], as: UTF8.self) != nil
    }
}
