import CSodium
//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Foundation
import SealedFiles

extension LetterRow {
    private static let piece = 65_536
    /// A row is never longer: street and town have at most 1000 bytes each, doubled if they are all quotes.
    private static let lineLimit = 8192

    /// Hands the rows of a letters.csv to `body` one by one, and gives the file's hash. Memory does not grow with their
    /// number.
    ///
    /// - Throws: `IssueError` with code `form`, which names the row, or `unwritable` if the file cannot be read; and what
    ///   `body` throws.
    public static func forEach(in url: URL, _ body: (inout LetterRow) throws -> Void) throws -> Digest {
        let path = url.path(percentEncoded: false)
        guard let file = fopen(path, "re") else {
            throw IssueError(.unwritable, "cannot read \(path): \(strerror(errno).map { String(cString: $0) } ?? "")")
        }
        defer { fclose(file) }
        // What the library would hold on to is not wiped by it.
        setvbuf(file, nil, _IONBF, 0)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece + lineLimit, alignment: 16)
        defer {
            sodium_memzero(buffer.baseAddress, buffer.count)
            buffer.deallocate()
        }
        var hasher = DigestHasher()
        var (filled, rows, hasHeader) = (0, 0, false)
        while true {
            let count = fread(buffer.baseAddress.map { $0 + filled }, 1, piece, file)
            hasher.update(UnsafeRawBufferPointer(rebasing: buffer[filled..<(filled + count)]))
            filled += count
            var start = 0
            while let end = buffer[start..<filled].firstIndex(of: 0x0A) {
                let line = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
                guard line.last == 0x0D else { throw failure(rows) }
                if hasHeader {
                    try take(UnsafeRawBufferPointer(rebasing: line.dropLast()), &rows, body)
                } else {
                    guard line.elementsEqual(LetterText.header.dropLast()) else { throw failure(0) }
                    hasHeader = true
                }
                start = end + 1
            }
            guard filled - start < lineLimit else { throw failure(rows) }
            let rest = UnsafeRawBufferPointer(rebasing: buffer[start..<filled])
            if let target = buffer.baseAddress, let source = rest.baseAddress { memmove(target, source, rest.count) }
            filled = rest.count
            if count == 0 { break }
        }
        guard hasHeader, filled == 0 else { throw failure(rows) }
        return hasher.finish()
    }

    private static func take(
        _ line: UnsafeRawBufferPointer,
        _ rows: inout Int,
        _ body: (inout LetterRow) throws -> Void
    ) throws {
        guard var row = LetterRow(line, number: rows + 1) else { throw failure(rows) }
        defer { row.wipe() }
        rows += 1
        try body(&row)
    }

    private static func failure(_ rows: Int) -> IssueError {
        IssueError(.form, "letters.csv is not in its form at row \(rows + 1)")
    }
}
