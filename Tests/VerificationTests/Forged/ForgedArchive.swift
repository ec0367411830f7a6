//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import Foundation
import RecordFixtures
import TestSupport

@testable import ElectionRecord
@testable import Verification

/// A recorded archive taken apart, to be put together again with something changed and hashes and chain made anew.
struct ForgedArchive {
    struct Tally {
        var document: [UInt8]
        /// `num_tallied` as JSON.
        var ballots: String
        /// `total_weight` as JSON.
        var weight: String
    }

    struct OwnedAnswer {
        /// `owner` as JSON.
        var owner: String
        var document: [UInt8]
    }

    /// An event before it is written: its documents in order, the last of which is its payload.
    private struct Event {
        let type: String
        var documents: [[UInt8]] = []
    }

    struct NotThere: Error {
        let text: String
    }

    /// What the file is named after.
    var uuid: String
    var header: ArchiveHeader
    var election: [UInt8]
    var trustees: [UInt8]
    var credentials: [UInt8]
    var certificate: [UInt8]?
    var ballots: [[UInt8]] = []
    var isClosed = false
    var tally: Tally?
    var answers: [OwnedAnswer] = []
    var result: [UInt8]?
    /// Changes the records before the event at a height.
    var editRecords: (Int, inout [[UInt8]]) throws -> Void = { _, _ in }
    /// Changes the event at a height.
    var editEvent: (Int, inout [UInt8]) throws -> Void = { _, _ in }
    /// Changes the file.
    var editFile: (inout [UInt8]) throws -> Void = { _ in }

    /// A recorded archive, as it is.
    init(_ archive: SoundArchive) throws {
        uuid = archive.uuid
        let (header, events) = try ArchiveReplay.events(of: try Fixture.bytes(archive.file))
        self.header = header
        (election, trustees, credentials) = ([], [], [])
        for event in events {
            switch event {
            case .setup(let election, let trustees, let credentials):
                (self.election, self.trustees, self.credentials) = (election, trustees, credentials)
            case .ballot(let ballot): ballots.append(ballot)
            case .endBallots: isClosed = true
            case .encryptedTally(let document, let ballots, let weight):
                tally = Tally(document: document, ballots: "\(ballots)", weight: "\(weight)")
            case .partialDecryption(let document, let owner):
                answers.append(OwnedAnswer(owner: "\(owner)", document: document))
            case .result(let document): result = document
            }
        }
    }

    /// The same archive when only its Setup had been recorded.
    var setupOnly: Self {
        var copy = self
        copy.ballots = []
        copy.isClosed = false
        copy.tally = nil
        copy.answers = []
        copy.result = nil
        return copy
    }

    /// A change made in place.
    func with(_ change: (inout Self) throws -> Void) rethrows -> Self {
        var copy = self
        try change(&copy)
        return copy
    }

    /// The archive's bytes.
    var bytes: [UInt8] {
        get throws {
            var bytes = header.record
            var parent: Digest?
            for (height, event) in events.enumerated() {
                var documents = event.documents
                try editRecords(height, &documents)
                let link = parent.map { "\"parent\":\"\(Self.hex($0))\"," } ?? ""
                let payload = documents.last.map { ",\"payload\":\"\(Self.hex(Digest(of: $0)))\"" } ?? ""
                var text = Array("{\(link)\"height\":\(height),\"type\":\"\(event.type)\"\(payload)}".utf8)
                try editEvent(height, &text)
                for document in documents { bytes += record(document, RecordName.dataSuffix) }
                bytes += record(text, RecordName.eventSuffix)
                parent = Digest(of: text)
            }
            try editFile(&bytes)
            return bytes
        }
    }

    private func record(_ body: [UInt8], _ suffix: [UInt8]) -> [UInt8] {
        TarHeader.record(name: Digest(of: body).hex + suffix, body: body, timestamp: header.timestamp)
    }

    private var events: [Event] {
        var events = [Event(type: "Setup", documents: setupDocuments)]
        events += ballots.map { Event(type: "Ballot", documents: [$0]) }
        if isClosed { events.append(Event(type: "EndBallots")) }
        if let tally {
            let hash = Self.hex(Digest(of: tally.document))
            let numbers = "\"num_tallied\":\(tally.ballots),\"total_weight\":\(tally.weight)"
            let payload = Array("{\(numbers),\"encrypted_tally\":\"\(hash)\"}".utf8)
            events.append(Event(type: "EncryptedTally", documents: [tally.document, payload]))
        }
        for answer in answers {
            let hash = Self.hex(Digest(of: answer.document))
            let payload = Array("{\"owner\":\(answer.owner),\"payload\":\"\(hash)\"}".utf8)
            events.append(Event(type: "PartialDecryption", documents: [answer.document, payload]))
        }
        if let result { events.append(Event(type: "Result", documents: [result])) }
        return events
    }

    private var setupDocuments: [[UInt8]] {
        let payload = SetupPayload(
            election: Digest(of: election),
            trustees: Digest(of: trustees),
            credentials: Digest(of: credentials),
            certificate: certificate.map { Digest(of: $0) }
        )
        return [election, trustees, credentials] + (certificate.map { [$0] } ?? []) + [payload.bytes]
    }

    private static func hex(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }

    /// What the verifier says of it.
    func report() async throws -> VerificationReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "\(uuid).bel")
        try Data(try bytes).write(to: file)
        return await Verifier.verify(path: file.path)
    }
}

extension [UInt8] {
    /// The bytes with the first `old` replaced; throws if there is none.
    func replacing(_ old: String, with new: String) throws -> [UInt8] {
        try replacing(old, with: Array(new.utf8))
    }

    /// The bytes with the first `old` replaced; throws if there is none.
    func replacing(_ old: String, with new: [UInt8]) throws -> [UInt8] {
        guard let range = firstRange(of: Array(old.utf8)) else { throw ForgedArchive.NotThere(text: old) }
        var copy = self
        copy.replaceSubrange(range, with: new)
        return copy
    }

    /// The bytes with the point behind the first `label` replaced by what `change` makes of it.
    func replacingPoint(after label: String, _ change: (Point) throws -> [UInt8]) throws -> [UInt8] {
        guard let range = firstRange(of: Array(label.utf8)) else { throw ForgedArchive.NotThere(text: label) }
        let place = range.upperBound..<(range.upperBound + 64)
        var copy = self
        copy.replaceSubrange(place, with: try change(try Point(hex: self[place])))
        return copy
    }
}
