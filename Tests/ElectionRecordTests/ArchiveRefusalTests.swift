//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import RecordFixtures
import TestSupport
import Testing

/// Faults that the recorded cases do not hold, made by hand or by chance.
struct ArchiveRefusalTests {
    @Test("Any single byte changed is refused")
    func anyByteChanged() throws {
        let original = try Fixture.bytes(SoundArchive.open.file)
        let seed: UInt64 = 20_260_101
        var generator = SeededGenerator(seed: seed)
        // All of the first four blocks, then a sample.
        let positions = Array(0..<2048) + (0..<500).map { _ in Int.random(in: original.indices, using: &generator) }
        for position in positions {
            var bytes = original
            bytes[position] ^= UInt8.random(in: 1...255, using: &generator)
            let code = ArchiveReplay.fault(of: bytes)
            #expect(code != nil, "seed \(seed), byte \(position)")
        }
    }

    @Test("An archive cut between events is an earlier state, cut anywhere else it is refused")
    func cutAnywhere() throws {
        let original = try Fixture.bytes(SoundArchive.open.file)
        var reader = try ArchiveReader(ArchiveSource(bytes: original))
        var ends = Set<Int>()
        while let event = try reader.next() { ends.insert(event.range.upperBound) }
        for end in stride(from: 0, through: original.count, by: 256) {
            let code = ArchiveReplay.fault(of: Array(original[..<end]))
            #expect((code == nil) == ends.contains(end), "cut at \(end)")
        }
    }

    @Test("A record that the archive's end cuts off is named so")
    func truncated() throws {
        let original = try Fixture.bytes(SoundArchive.open.file)
        #expect(ArchiveReplay.fault(of: Array(original.dropLast(512))) == .truncated)
    }

    @Test("A body that is not what its name says is refused")
    func recordName() {
        let archive = HandMade().record("{}", named: String(repeating: "0", count: 64) + ".data.json")
        #expect(archive.code == .recordName)
    }

    @Test("A name that is not a hash, or a second header, is refused", arguments: ["x", "BELENIOS", "0.data.json", ""])
    func foreignName(_ name: String) {
        #expect(HandMade().record("{}", named: name).code == .tarHeader)
    }

    @Test(
        "An event in any other form is refused",
        arguments: [
            "", "{", "{}", "[]",
            #"{"height":00,"type":"EndBallots"}"#,
            #"{"height":0,"type":"EndBallots"} "#,
            #"{"height": 0,"type":"EndBallots"}"#,
            #"{"type":"EndBallots","height":0}"#,
            #"{"height":0,"type":"Setup"}"#,
            #"{"height":0,"type":"EndBallots","payload":"\#(String(repeating: "0", count: 64))"}"#,
            #"{"height":0,"type":"Setup","payload":"\#(String(repeating: "A", count: 64))"}"#,
            #"{"height":99999999999999999999,"type":"EndBallots"}"#,
            #"{"height":0,"type":"EndBallots","x":1}"#,
            #"{"height":0,"type":"\#(String(repeating: "x", count: 600))"}"#,
        ]
    )
    func eventForm(_ event: String) {
        #expect(HandMade().event(event).code == .eventForm)
    }

    @Test("An event whose height is not the number of events before it is refused")
    func height() {
        let payload = String(repeating: "0", count: 64)
        #expect(HandMade().event(#"{"height":1,"type":"Setup","payload":"\#(payload)"}"#).code == .height)
    }

    @Test("A first event with a parent is refused")
    func parentOfFirst() {
        let zeros = String(repeating: "0", count: 64)
        #expect(
            HandMade().event(#"{"parent":"\#(zeros)","height":0,"type":"Setup","payload":"\#(zeros)"}"#).code == .parent
        )
    }

    @Test("A payload in any other form is refused", arguments: ["{}", "", #"{"election":"0"}"#])
    func payloadForm(_ payload: String) {
        #expect(HandMade().data(payload).setup(pointingTo: payload).code == .payloadForm)
    }

    @Test("A document that is not there is refused")
    func recordMissing() {
        let payload = HandMade.setupPayload("a", "b", "c")
        #expect(HandMade().setup(pointingTo: payload).code == .recordMissing)
        #expect(HandMade().data("a").data("c").data(payload).setup(pointingTo: payload).code == .recordMissing)
    }

    @Test("Documents in another order, twice, or more than are referenced are refused")
    func recordOrder() {
        let payload = HandMade.setupPayload("a", "b", "c")
        let sound = HandMade().data("a").data("b").data("c").data(payload).setup(pointingTo: payload)
        #expect(sound.code == nil)
        let swapped = HandMade().data("a").data("c").data("b").data(payload).setup(pointingTo: payload)
        #expect(swapped.code == .recordOrder)
        let twice = HandMade().data("a").data("a").data("b").data("c").data(payload).setup(pointingTo: payload)
        #expect(twice.code == .recordOrder)
        let stray = HandMade().data("x").data("a").data("b").data("c").data(payload).setup(pointingTo: payload)
        #expect(stray.code == .recordNotReferenced)
        let many = (0..<6).reduce(HandMade()) { $0.data("\($1)") }
        #expect(many.code == .recordNotReferenced)
    }

    @Test("An event that points to a record too long to be a document is refused")
    func recordSize() {
        let long = String(repeating: " ", count: DataRecord.documentLimit + 1)
        #expect(HandMade().data(long).setup(pointingTo: long).code == .recordSize)
    }

    @Test("Every pair of event types follows or not as the table says")
    func eventOrder() {
        let table: [EventType?: Set<EventType>] = [
            nil: [.setup],
            .setup: [.ballot, .endBallots],
            .ballot: [.ballot, .endBallots],
            .endBallots: [.encryptedTally],
            .encryptedTally: [.partialDecryption],
            .partialDecryption: [.partialDecryption, .result],
            .result: [],
            .shuffle: [],
            .endShuffles: [],
        ]
        for (last, allowed) in table {
            for next in EventType.allCases {
                #expect(next.mayFollow(last) == allowed.contains(next), "\(next) after \(String(describing: last))")
            }
        }
        #expect(table.count == EventType.allCases.count + 1)
    }
}

/// An archive put together record by record, whatever its records say.
private struct HandMade {
    private var bytes = ArchiveHeader(timestamp: 1_795_288_923).record

    var code: ArchiveError.Code? { ArchiveReplay.fault(of: bytes) }

    func record(_ body: String, named name: String) -> Self {
        var copy = self
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        func octal(_ value: Int, _ digits: Int) -> String {
            let text = String(value, radix: 8)
            return String(repeating: "0", count: digits - text.count) + text
        }
        put(name, 0)
        put("0000644", 100)
        put("0000000", 108)
        put("0000000", 116)
        put(octal(body.utf8.count, 11), 124)
        put(octal(1_795_288_923, 11), 136)
        put("        ", 148)
        put("0", 156)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0 ", 148)
        copy.bytes += header + Array(body.utf8)
        copy.bytes += [UInt8](repeating: 0, count: (512 - body.utf8.count % 512) % 512)
        return copy
    }

    func data(_ body: String) -> Self {
        record(body, named: Self.hash(body) + ".data.json")
    }

    func event(_ body: String) -> Self {
        record(body, named: Self.hash(body) + ".event.json")
    }

    func setup(pointingTo payload: String) -> Self {
        event(#"{"height":0,"type":"Setup","payload":"\#(Self.hash(payload))"}"#)
    }

    static func setupPayload(_ election: String, _ trustees: String, _ credentials: String) -> String {
        #"{"election":"\#(hash(election))","trustees":"\#(hash(trustees))","credentials":"\#(hash(credentials))"}"#
    }

    private static func hash(_ text: String) -> String {
        String(decoding: Digest(of: Array(text.utf8)).hex, as: UTF8.self)
    }
}
