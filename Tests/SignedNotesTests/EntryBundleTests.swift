//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import SignedNotes
import TestSupport
import Testing

@Suite struct EntryBundleTests {
    @Test func entriesReadBack() throws {
        var generator = SeededGenerator(seed: 3)
        for count in [1, 2, 100, 255, 256] {
            let entries = (0..<count).map { _ in
                (0..<Int.random(in: 0...300, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator)
                }
            }
            let bytes = try EntryBundle.encode(entries)
            #expect(try EntryBundle.decode(bytes, count: count) == entries)
            #expect(try entries.flatMap { try EntryBundle.encode($0) } == bytes)
            #expect(refusal { () throws(NoteError) in _ = try EntryBundle.decode(bytes, count: count - 1) } == .entries)
            #expect(refusal { () throws(NoteError) in _ = try EntryBundle.decode(bytes, count: count + 1) } == .entries)
        }
    }

    @Test func lengthsAreBigEndian() throws {
        let entry = [UInt8](repeating: 7, count: 258)
        #expect(try EntryBundle.encode([entry, []]) == [1, 2] + entry + [0, 0])
    }

    @Test func theLongestEntryFitsAndALongerOneDoesNot() throws {
        let entry = [UInt8](repeating: 7, count: 59_999)
        let bytes = try EntryBundle.encode([entry])
        #expect(try EntryBundle.decode(bytes, count: 1) == [entry])
        #expect(refusal { () throws(NoteError) in _ = try EntryBundle.encode([entry + [7]]) } == .entries)
        let longer = [UInt8(60_000 >> 8), UInt8(60_000 & 255)] + entry + [7]
        #expect(refusal { () throws(NoteError) in _ = try EntryBundle.decode(longer, count: 1) } == .entries)
    }

    @Test func aBundleThatIsCutOffAnywhereIsRefused() throws {
        let bytes = try EntryBundle.encode([[1, 2, 3], [], [4]])
        for end in bytes.indices {
            #expect(throws: NoteError.self) { try EntryBundle.decode(Array(bytes[..<end]), count: 3) }
        }
        #expect(throws: NoteError.self) { try EntryBundle.decode(bytes + [0], count: 3) }
        #expect(throws: NoteError.self) { try EntryBundle.decode(bytes + [0, 0], count: 3) }
    }
}
