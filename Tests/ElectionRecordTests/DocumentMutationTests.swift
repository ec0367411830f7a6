//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import ElectionRecord
import RecordFixtures
import TestSupport
import Testing

/// Documents with something changed at random: refused, or read as exactly the bytes that they are.
struct DocumentMutationTests {
    private struct Reading {
        let name: String
        let bytes: [UInt8]
        /// Reads the bytes and writes what was read.
        let again: ([UInt8]) throws(DocumentError) -> [UInt8]
    }

    @Test("A changed document is refused, or is its own canonical form", arguments: [SoundArchive.multi, .threshold])
    func changed(_ archive: SoundArchive) throws {
        let seed: UInt64 = 26
        var generator = SeededGenerator(seed: seed)
        var accepted = 0
        for reading in try readings(archive) {
            #expect(try reading.again(reading.bytes) == reading.bytes, "\(reading.name)")
            for round in 0..<120 {
                let bytes = Self.mutated(reading.bytes, &generator)
                guard let again = try? reading.again(bytes) else { continue }
                accepted += 1
                #expect(again == bytes, "seed \(seed), \(reading.name), round \(round)")
            }
        }
        // Texts, numbers and proofs may well become others.
        #expect(accepted > 0)
    }

    private func readings(_ archive: SoundArchive) throws -> [Reading] {
        let record = try OpenedRecord(archive.file)
        let election = record.setup.election
        let shapes = election.shapes
        return [
            Reading(name: "election", bytes: election.bytes) { bytes throws(DocumentError) in
                let read = try Election(bytes)
                return try Election(
                    uuid: read.uuid,
                    name: read.name,
                    description: read.description,
                    publicKey: read.publicKey,
                    questions: read.questions,
                    administrator: read.administrator,
                    credentialAuthority: read.credentialAuthority,
                    language: read.language
                ).bytes
            },
            Reading(name: "trustees", bytes: record.setup.trustees.bytes) { bytes throws(DocumentError) in
                try Trustees(bytes).bytes
            },
            Reading(name: "credentials", bytes: record.setup.credentials.bytes) { bytes throws(DocumentError) in
                let read = try CredentialList(bytes)
                // A login is accepted, and not kept.
                return read.entriesWithLogin > 0 ? bytes : read.bytes
            },
            Reading(name: "tally", bytes: try #require(record.tally).record.bytes()) { bytes throws(DocumentError) in
                try EncryptedTally(bytes, shapes: shapes).bytes
            },
            Reading(name: "answer", bytes: try record.decryptions[0].record.bytes()) { bytes throws(DocumentError) in
                try PartialDecryption(bytes, shapes: shapes).bytes
            },
            Reading(name: "result", bytes: try #require(record.result).bytes()) { bytes throws(DocumentError) in
                try ElectionResult(bytes, shapes: shapes).bytes
            },
        ]
    }

    /// One byte replaced, left out, doubled, or put in from elsewhere; mostly by one that stands in such documents.
    private static func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: bytes.indices, using: &generator)
        let usual = Array("0123456789abcdef{}[],:\\\" AZ\n".utf8)
        let byte = usual.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[place], at: place)
        case 3: bytes.insert(byte, at: place)
        default: bytes[place] = byte
        }
        return bytes
    }
}
