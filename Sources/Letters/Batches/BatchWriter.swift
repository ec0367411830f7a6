//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
public import Foundation
public import Registrar

/// Writes letters into files of so many each, one letter at a time.
public struct BatchWriter: ~Copyable {
    private let folder: URL
    private let size: Int
    private var writer: LetterWriter
    private var file: OutputFile?
    private var hasher = DigestHasher()
    private var first = 1
    private var count = 0
    public private(set) var batches: [LetterBatch] = []

    /// Letters of a usual batch.
    public static let usualSize = 1000

    /// - Parameters:
    ///   - folder: its owner's alone, and there already.
    ///   - size: letters of a batch, at least 1; the last may have fewer.
    public init(_ writer: LetterWriter, into folder: URL, size: Int) {
        precondition(size > 0, "a batch has letters")
        self.folder = folder
        self.size = size
        self.writer = writer
    }

    /// Writes the next letter; throws `LetterError` or `IssueError`.
    public mutating func add(_ row: LetterRow) throws {
        if file == nil { try begin() }
        var letter = try writer.letter(row, mark: "brief \(row.number) · partij \(batches.count + 1)")
        defer { letter.wipe() }
        try append(letter)
        count += 1
        if count == size { try end() }
    }

    /// Ends the last batch; throws `IssueError`.
    public mutating func finish() throws {
        if count > 0 { try end() }
    }

    private mutating func begin() throws {
        let batch = LetterBatch(number: batches.count + 1, first: first, letters: 0, html: Digest(of: []))
        let path = folder.appending(path: batch.name + ".html").path(percentEncoded: false)
        file = try OutputFile(path, .owner)
        hasher = DigestHasher()
        try append(writer.document.head.utf8)
    }

    private mutating func end() throws {
        try append(writer.document.tail.utf8)
        if let file = file.take() { try file.finish() }
        let html = hasher.finish()
        batches.append(LetterBatch(number: batches.count + 1, first: first, letters: count, html: html))
        first += count
        count = 0
    }

    private mutating func append(_ bytes: [UInt8]) throws {
        hasher.update(bytes)
        try file?.append(bytes)
    }
}
