//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import ElectionRecord
import TestSupport
import Testing

/// Booth and record read the same election from the same bytes, and refuse the same.
@Suite struct ElectionAgreementTests {
    private static func read(_ bytes: [UInt8]) -> (booth: BallotContext?, record: BallotContext?) {
        (try? BallotContext(electionJSON: bytes), try? Election(bytes).context)
    }

    private static func agree(_ bytes: [UInt8]) -> Bool {
        let (booth, record) = read(bytes)
        return booth?.uuid == record?.uuid && booth?.fingerprint == record?.fingerprint
            && booth?.publicKey == record?.publicKey && booth?.questions == record?.questions
    }

    @Test(arguments: ["small", "medium", "multi", "threshold-3.3.0"])
    func recordedElectionsAreReadAlike(_ name: String) throws {
        let bytes = try Self.recorded(name)
        #expect(Self.read(bytes).booth != nil)
        #expect(Self.agree(bytes))
    }

    @Test func alteredElectionsAreReadOrRefusedAlike() throws {
        let bytes = try Self.recorded("multi")
        let seed: UInt64 = 2029
        var generator = SeededGenerator(seed: seed)
        var read = 0
        for position in bytes.indices {
            for _ in 0..<4 {
                var changed = bytes
                changed[position] = UInt8.random(in: 0x20..<0x80, using: &generator)
                #expect(Self.agree(changed), "byte \(position) is \(changed[position]), seed \(seed)")
                if Self.read(changed).booth != nil { read += 1 }
            }
            #expect(Self.agree(Array(bytes[..<position]) + bytes[(position + 1)...]), "without byte \(position)")
        }
        // Some of the changes are in texts, and do no harm.
        #expect(read > 100)
    }

    private static func recorded(_ name: String) throws -> [UInt8] {
        let file = try Fixture.bytes("belenios/sound/\(name)/election.json")
        return file.last == 0x0A ? Array(file.dropLast()) : file
    }
}
