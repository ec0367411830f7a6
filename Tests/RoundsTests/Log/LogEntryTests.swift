//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import SignedNotes
import Testing

struct LogEntryTests {
    static func key() throws -> SigningKey {
        SigningKey(generating: try KeyName("stem.example.nl/functionaris/anna"))
    }

    @Test func `reads an event`() throws {
        let entry = LogEntry.event(
            try SampleStatement.uuids()[0].value,
            height: 12,
            bytes: Array(#"{"parent":"x"}"#.utf8)
        )
        #expect(String(decoding: entry.bytes, as: UTF8.self) == "event F85Pe26swn4Yg2 12\n{\"parent\":\"x\"}")
        #expect(try LogEntry(parsing: entry.bytes) == entry)
    }

    @Test(arguments: [
        "event F85Pe26swn4Yg2 12", "event F85Pe26swn4Yg2 12\n", "event F85Pe26swn4Yg2 012\n{}",
        "event F85Pe26swn4Yg2 -1\n{}", "event F85Pe26swn4Yg2 1073741824\n{}", "event F85Pe26swn4Yg2  12\n{}",
        "event F85Pe26swn4Yg2 12 \n{}", "event short 12\n{}", "event F85Pe26swn4Yg2\n{}", "Event F85Pe26swn4Yg2 12\n{}",
        "", "\n", "stemronde/act/v1\n",
    ])
    func `refuses another form`(text: String) {
        let error = #expect(throws: RecordError.self) { try LogEntry(parsing: Array(text.utf8)) }
        #expect(error?.code == .form)
    }

    @Test func `reads a note and what it states`() throws {
        for statement in try SampleStatement.all() {
            let note = try SignedNote(text: statement.text, signedBy: [Self.key()])
            let entry = try LogEntry(parsing: note.bytes)
            #expect(entry == .note(note, statement))
            #expect(entry.bytes == note.bytes)
        }
    }

    @Test func `refuses a note that states nothing known`() throws {
        for text in ["stemronde/act/v2\n", "stemronde/block/v1\n", "hello\n"] {
            let note = try SignedNote(text: Array(text.utf8), signedBy: [Self.key()])
            #expect(throws: RecordError.self) { try LogEntry(parsing: note.bytes) }
        }
    }

    @Test func `refuses an entry that is too long`() throws {
        let head = Array("event F85Pe26swn4Yg2 12\n".utf8)
        let filling = LogEntry.sizeLimit - head.count - 1
        #expect(throws: Never.self) { try LogEntry(parsing: head + [UInt8](repeating: 0x61, count: filling)) }
        let error = #expect(throws: RecordError.self) {
            try LogEntry(parsing: head + [UInt8](repeating: 0x61, count: filling + 1))
        }
        #expect(error?.code == .range)
    }
}
