//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import RecordFixtures
import Testing

@testable import ElectionRecord
@testable import Verification

/// Archives whose records, events or payloads are not as the format has them.
@Suite struct MutatedFileTests {
    private static func setup(_ change: @escaping (inout ForgedArchive) throws -> Void) throws -> ForgedArchive {
        try ForgedArchive(.multi).setupOnly.with(change)
    }

    /// The Setup event's JSON with a text replaced.
    private static func event(_ what: String, _ code: CheckCode, _ old: String, _ new: String) -> Mutation {
        Mutation("event: \(what)", code) {
            try setup { $0.editEvent = { _, text in text = try text.replacing(old, with: new) } }
        }
    }

    /// The Setup event's payload with a text replaced.
    private static func payload(_ what: String, _ old: String, _ new: String) -> Mutation {
        Mutation("setup data: \(what)", .payloadForm) {
            try setup { $0.editRecords = { _, records in records[3] = try records[3].replacing(old, with: new) } }
        }
    }

    /// The BELENIOS record with another body.
    private static func header(_ what: String, _ body: String) -> Mutation {
        Mutation("BELENIOS: \(what)", .archiveHeader) {
            try setup { archive in
                let stamp = archive.header.timestamp
                let record = TarHeader.record(name: ArchiveHeader.name, body: Array(body.utf8), timestamp: stamp)
                archive.editFile = { $0.replaceSubrange(0..<1024, with: record) }
            }
        }
    }

    /// A byte of the file replaced.
    private static func byte(_ what: String, _ code: CheckCode, _ place: Int, _ byte: UInt8) -> Mutation {
        Mutation("file: \(what)", code) { try setup { $0.editFile = { $0[place] = byte } } }
    }

    static let mutations: [Mutation] = [
        header("a timestamp with a leading zero", #"{"version":1,"timestamp":"01795288941"}"#),
        header("a timestamp as a number", #"{"version":1,"timestamp":1795288941}"#),
        header("a timestamp of 34 bits", #"{"version":1,"timestamp":"8589934592"}"#),
        header("another version", #"{"version":2,"timestamp":"1795288941"}"#),
        byte("a size that begins with a space", .tarHeader, 1024 + 124, 0x20),
        byte("a size of twelve digits", .tarHeader, 1024 + 135, 0x30),
        byte("a size with the digit 8", .tarHeader, 1024 + 134, 0x38),
        byte("a letter in a mode", .tarHeader, 1024 + 100, 0x41),
        byte("a byte behind the type flag", .tarHeader, 1024 + 157, 0x30),
        byte("a byte of the first document", .recordName, 1024 + 512, 0x7A),
        byte("a byte behind the BELENIOS record", .padding, 1023, 0x20),
        Mutation("file: its last block is missing", .afterLastRecord) {
            try setup { $0.editFile = { $0.removeLast(512) } }
        },
        Mutation("file: the last record claims 2^33 - 1 bytes", .afterLastRecord) {
            try setup { archive in
                let stamp = archive.header.timestamp
                archive.editFile = { bytes in
                    let name = Array(TarHeader.name(in: Array(bytes.suffix(1024))) ?? [])
                    let claim = TarHeader.bytes(name: name, size: TarHeader.limit - 1, timestamp: stamp)
                    bytes.replaceSubrange((bytes.count - 1024)..<(bytes.count - 512), with: claim)
                }
            }
        },

        event("a space", .eventForm, ":0,", ": 0,"),
        event("a height with a leading zero", .eventForm, ":0,", ":00,"),
        event("a height as text", .eventForm, ":0,", ":\"0\","),
        event("a height beyond every archive", .eventForm, ":0,", ":1073741825,"),
        event("a height beyond 64 bits", .eventForm, ":0,", ":18446744073709551616,"),
        event("a field twice", .eventForm, "\"type\"", "\"height\":0,\"type\""),
        event("an escape in the type", .eventForm, "Setup", "S\\u0065tup"),
        event("a newline at the end", .eventForm, "}", "}\n"),
        event("no payload where there must be one", .eventForm, "Setup\",\"payload\"", "Setup\",\"payload \""),
        event("a parent that is null", .eventForm, "{", "{\"parent\":null,"),
        event("a type in lower case", .eventType, "Setup", "setup"),
        event("a parent of the first", .parent, "{", "{\"parent\":\"\(String(repeating: "0", count: 64))\","),
        event("a first height of 1", .parent, ":0,", ":1,"),
        Mutation("events: a height is left out", .parent) {
            try ForgedArchive(.open).with { archive in
                archive.editEvent = { height, text in
                    guard height >= 3 else { return }
                    text = try text.replacing("\"height\":\(height)", with: "\"height\":\(height + 1)")
                }
            }
        },
        Mutation("events: one stands twice", .parent) {
            try ForgedArchive(.open).with { $0.editFile = { $0 += $0.suffix(1024) } }
        },
        Mutation("events: a tally before the end of the ballots", .eventOrder) {
            try ForgedArchive(.multi).with { $0.isClosed = false }
        },
        Mutation("events: a result without decryptions", .eventOrder) {
            try ForgedArchive(.multi).with { $0.answers = [] }
        },

        payload("a newline at the end", "}", "}\n"),
        payload("a hash in upper case", "\"election\":\"", "\"election\":\"A"),
        payload("an unknown field", "}", ",\"x\":1}"),
        payload("a certificate that is null", "}", ",\"credentials_certificate\":null}"),
        Mutation("setup: the election twice", .recordOrder) {
            try setup { $0.editRecords = { $1.insert($1[0], at: 0) } }
        },
        Mutation("setup: credentials before trustees", .recordOrder) {
            try setup { $0.editRecords = { $1.swapAt(1, 2) } }
        },
        Mutation("setup: a certificate's record that nothing refers to", .recordNotReferenced) {
            try setup { $0.editRecords = { $1.insert([0x7B, 0x7D], at: 3) } }
        },
        Mutation("setup: six records", .recordNotReferenced) {
            try setup { $0.editRecords = { $1.insert(contentsOf: [[0x31], [0x32]], at: 0) } }
        },
        Mutation("setup: no trustees' record", .recordMissing) {
            try setup { $0.editRecords = { $1.remove(at: 1) } }
        },
        Mutation("setup: a certificate that is referred to, without its record", .recordMissing) {
            try setup { archive in
                archive.certificate = [0x7B, 0x7D]
                archive.editRecords = { $1.remove(at: 3) }
            }
        },
        Mutation("file name: another case", .fileName) { try setup { $0.uuid = $0.uuid.lowercased() } },

        Mutation("accepted: a certificate of the credentials") { try setup { $0.certificate = [0x7B, 0x7D] } },
        Mutation("accepted: all timestamps 0") { try setup { $0.header = ArchiveHeader(timestamp: 0) } },
        Mutation("accepted: all timestamps 2^33 - 1") {
            try setup { $0.header = ArchiveHeader(timestamp: TarHeader.limit - 1) }
        },
    ]

    @Test(arguments: mutations) func failsItsCheckAlone(_ mutation: Mutation) async throws {
        try await mutation.verify()
    }
}
