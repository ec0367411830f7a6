//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The bytes of an archive, read piece by piece: a file of any size, or bytes in memory.
///
/// A file is read with `pread`, not mapped: a file that shrinks while it is read is an error here, not a trap. Its size
/// is taken when it is opened; what is appended later is not seen.
public final class ArchiveSource: Sendable {
    private enum Storage {
        case file(OpenFile)
        case bytes([UInt8])
    }

    private let storage: Storage
    /// Bytes in the archive.
    public let count: Int

    /// An archive in memory.
    public init(bytes: [UInt8]) {
        storage = .bytes(bytes)
        count = bytes.count
    }

    /// The archive in the file at `path`; throws `unreadable` unless it is a regular file that can be opened.
    public init(path: String) throws(ArchiveError) {
        // A named pipe would wait for a writer; non-blocking, it is opened and then refused.
        let file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
        count = try file.size()
        storage = .file(file)
    }

    /// Reads `size` bytes from `offset` on, all of which must lie within the archive.
    public func read(at offset: Int, count size: Int) throws(ArchiveError) -> [UInt8] {
        precondition(offset >= 0 && size >= 0 && size <= count - offset, "read outside the archive")
        switch storage {
        case .bytes(let bytes): return [UInt8](bytes[offset..<(offset + size)])
        case .file(let file): return try file.read(at: offset, count: size)
        }
    }

    /// Reads from `offset` on in pieces of at most `piece` bytes and hands each to `body`.
    public func stream(
        at offset: Int,
        count size: Int,
        piece: Int = 1 << 20,
        _ body: ([UInt8]) throws(ArchiveError) -> Void
    ) throws(ArchiveError) {
        var done = 0
        while done < size {
            let next = min(piece, size - done)
            try body(try read(at: offset + done, count: next))
            done += next
        }
    }
}
