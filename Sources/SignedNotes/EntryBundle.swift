//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The file format of 256 log entries or fewer (C2SP tlog-tiles, "Log entries"): each after its length in two bytes.
public enum EntryBundle {
    /// The longest entry of our logs, in bytes; the format would allow 65 535.
    public static let entryLimit = SignedNote.sizeLimit

    /// The bytes of a tile of entries.
    ///
    /// - Throws: `NoteError` with code `entries` for an entry that is too long.
    public static func encode(_ entries: some Collection<[UInt8]>) throws(NoteError) -> [UInt8] {
        precondition((1...Tile.fullWidth).contains(entries.count), "a bundle of \(entries.count) entries")
        var bytes: [UInt8] = []
        for entry in entries { bytes += try encode(entry) }
        return bytes
    }

    /// One entry after its length: what is appended to a bundle that is not full.
    ///
    /// - Throws: `NoteError` with code `entries` for an entry that is too long.
    public static func encode(_ entry: [UInt8]) throws(NoteError) -> [UInt8] {
        guard entry.count <= entryLimit else {
            throw NoteError(.entries, "an entry of \(entry.count) bytes, more than \(entryLimit)")
        }
        return [UInt8(entry.count >> 8), UInt8(entry.count & 255)] + entry
    }

    /// The entries in the bytes of a tile of entries.
    ///
    /// - Parameter count: how many there must be, the tile's width.
    /// - Throws: `NoteError` with code `entries` for another number of them, or for one cut off or too long.
    public static func decode(_ bytes: [UInt8], count: Int) throws(NoteError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        var place = 0
        while place < bytes.count {
            guard entries.count < count else { throw NoteError(.entries, "a bundle of more than \(count) entries") }
            guard bytes.count - place >= 2 else { throw NoteError(.entries, "a bundle ends inside a length") }
            let size = Int(bytes[place]) << 8 | Int(bytes[place + 1])
            place += 2
            guard size <= entryLimit, bytes.count - place >= size else {
                throw NoteError(.entries, "entry \(entries.count) of a bundle has \(size) bytes, too many or cut off")
            }
            entries.append(Array(bytes[place..<(place + size)]))
            place += size
        }
        guard entries.count == count else {
            throw NoteError(.entries, "a bundle of \(entries.count) entries, not \(count)")
        }
        return entries
    }
}
