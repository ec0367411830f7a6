//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
public import Registrar
import Rounds
import SealedFiles

/// Makes the letters of an issue: HTML in batches, their PDF files, and the list of both.
///
/// The batches stand in `secret/letters`, with a list beside them of what is done so far, so that printing can go on where
/// it stopped; `publish` writes the list for the record.
public struct LetterPress: Sendable {
    private static let draft = "batches.json"
    private static let listLimit = 1 << 24

    public let files: IssueFolder

    public init(_ files: IssueFolder) {
        self.files = files
    }

    /// Whether letters were made before.
    public var hasLetters: Bool {
        FileManager.default.fileExists(atPath: files.batches.path(percentEncoded: false))
    }

    /// Writes the HTML of all letters. Memory grows with their number by some bytes for a batch.
    ///
    /// - Parameters:
    ///   - size: letters of a batch.
    ///   - count: how many letters there must be; `issue.json` says so.
    ///   - progress: hears how many letters are written.
    /// - Throws: `LetterError`, `IssueError` or `SealedFileError`; then no folder of letters is there.
    public func write(
        _ writer: LetterWriter,
        size: Int = BatchWriter.usualSize,
        count: Int,
        progress: (Int) -> Void = { _ in }
    ) async throws -> BatchList {
        try await FolderWriter.make(files.batches) { url in
            var batches = BatchWriter(writer, into: url, size: size)
            var written = 0
            let source = try LetterRow.forEach(in: files.letters) { row in
                try batches.add(row)
                written += 1
                progress(written)
            }
            try batches.finish()
            guard written == count else {
                throw LetterError(.letters, "letters.csv has \(written) letters, issue.json says \(count)")
            }
            let list = try BatchList(
                round: writer.definition.id,
                definition: writer.definition.digest,
                source: source,
                batches: batches.batches
            )
            try keep(list, in: url)
            return list
        }
    }

    /// The list of letters that were made before, if their files are still the same.
    ///
    /// - Throws: `LetterError` with code `batches`.
    public func resume() throws -> BatchList {
        let list = try BatchList(json: read(files.batches.appending(path: Self.draft)))
        for batch in list.batches {
            guard try digest(batch, "html") == batch.html else {
                throw LetterError(.batches, "\(batch.name).html is not the file that the list names")
            }
        }
        return list
    }

    /// Prints the batches that have no PDF yet; progress is kept after each.
    ///
    /// - Parameter progress: hears how many batches of how many are done.
    /// - Throws: `LetterError` with code `printing`; what is done stays done.
    public func print(
        _ list: BatchList,
        with chromium: Chromium,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> BatchList {
        var list = list
        for (place, batch) in list.batches.enumerated() {
            progress(place, list.batches.count)
            guard batch.pdf == nil else { continue }
            let (html, pdf) = (url(batch, "html"), url(batch, "pdf"))
            // Of a run that ended before it noted this batch.
            try? FileManager.default.removeItem(at: pdf)
            try chromium.print(html, to: pdf, pages: batch.letters * 2)
            list.batches[place].pdf = try digest(batch, "pdf")
            try keep(list, in: files.batches)
        }
        progress(list.batches.count, list.batches.count)
        return list
    }

    /// Writes the list for the record, public/batches.json; throws `SealedFileError`.
    public func publish(_ list: BatchList) throws {
        try AtomicFile.write(list.json, to: files.batchList.path(percentEncoded: false), existing: .replace)
    }

    private func url(_ batch: LetterBatch, _ kind: String) -> URL {
        files.batches.appending(path: "\(batch.name).\(kind)")
    }

    private func keep(_ list: BatchList, in folder: URL) throws {
        let path = folder.appending(path: Self.draft).path(percentEncoded: false)
        try AtomicFile.write(list.json, to: path, mode: 0o600, existing: .replace)
    }

    private func read(_ url: URL) throws -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            return [UInt8](try handle.read(upToCount: Self.listLimit) ?? Data())
        } catch {
            throw LetterError(.batches, "\(url.lastPathComponent): cannot be read")
        }
    }

    /// The hash of a file, read piece by piece.
    private func digest(_ batch: LetterBatch, _ kind: String) throws -> Digest {
        var hasher = DigestHasher()
        do {
            let handle = try FileHandle(forReadingFrom: url(batch, kind))
            defer { try? handle.close() }
            while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
                piece.withUnsafeBytes { hasher.update($0) }
            }
        } catch {
            throw LetterError(.batches, "\(batch.name).\(kind): cannot be read")
        }
        return hasher.finish()
    }
}
