//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import RecordFixtures
import TestSupport
import Testing

/// The documents inside recorded archives.
struct DocumentVectorTests {
    @Test("Documents are read, checked, and written again as the same bytes", arguments: SoundArchive.all)
    func readAndWritten(_ archive: SoundArchive) throws {
        let record = try OpenedRecord(archive.file)
        let election = record.setup.election
        #expect(election.uuid == archive.uuid)
        try record.setup.trustees.check(electionKey: election.publicKey)
        try record.setup.credentials.checkKeys(in: 0..<record.setup.credentials.count)
        for event in record.events {
            switch event.content {
            case .setup(let bytes, let trustees, let credentials, _):
                #expect(try remade(election).bytes == bytes.bytes())
                #expect(record.setup.trustees.bytes == (try trustees.bytes()))
                #expect(record.setup.credentials.bytes == (try credentials.bytes()))
            case .ballot, .endBallots: break
            case .encryptedTally(_, let bytes):
                #expect(try EncryptedTally(bytes.bytes(), shapes: election.shapes).bytes == bytes.bytes())
            case .partialDecryption(_, let bytes):
                #expect(try PartialDecryption(bytes.bytes(), shapes: election.shapes).bytes == bytes.bytes())
            case .result(let bytes):
                #expect(try ElectionResult(bytes.bytes(), shapes: election.shapes).bytes == bytes.bytes())
            }
        }
    }

    @Test("Fingerprints are the tool's checksums", arguments: SoundArchive.all.filter { $0.name != "open" })
    func checksums(_ archive: SoundArchive) throws {
        let url = Fixture.url("\(archive.folder)/checksums.json")
        let expected = try JSONDecoder().decode(Checksums.self, from: Data(contentsOf: url))
        let record = try OpenedRecord(archive.file)
        let setup = record.setup
        #expect(text(setup.election.fingerprint) == expected.election)
        #expect(text(Digest(of: setup.credentials.bytes)) == expected.publicCredentials)
        #expect(setup.credentials.count == expected.numVoters)
        let tally = try #require(record.tally)
        #expect(text(tally.record.hash) == expected.encryptedTally)
        var singles: [String] = []
        for entry in setup.trustees.entries {
            switch entry {
            case .single(let key): singles.append(text(key.checksum))
            case .pedersen(let group):
                let keys = try #require(expected.trusteesThreshold.first).trustees
                #expect(group.certificates.map { text($0.fingerprint) } == keys.map(\.pkiKey))
                #expect(group.verificationKeys.map { text($0.checksum) } == keys.map(\.verificationKey))
            }
        }
        #expect(singles == expected.trustees.map(\.checksum))
    }

    @Test(
        "The sums over the ballots that count are the recorded tally",
        arguments: [SoundArchive.small, .threshold, .multi]
    )
    func sums(_ archive: SoundArchive) throws {
        let record = try OpenedRecord(archive.file)
        let tally = try #require(record.tally)
        let sums = try record.sums().total
        #expect(sums.tally.bytes == (try tally.record.bytes()))
        #expect(sums.ballots == tally.payload.ballots)
        #expect(sums.weight == tally.payload.weight)
    }

    @Test("A recorded tally that is not the sums of the ballots that count is refused")
    func alteredTallies() throws {
        let expected: [String: (EncryptedSums.Difference) -> Bool] = [
            "070-weight-changed": { $0 == .weight(computed: 35, claimed: 8) },
            "090-ballot-not-tallied": { $0 == .ballots(computed: 5, claimed: 4) },
            "091-encrypted-tally-changed": { isSum($0) },
            "092-tally-changed-decrypted": { isSum($0) },
            "094-total-weight": { $0 == .weight(computed: 8, claimed: 80) },
            "096-both-votes-count": { $0 == .ballots(computed: 5, claimed: 6) },
            "097-weights-ignored": { isSum($0) || $0 == .weight(computed: 8, claimed: 5) },
            "132-ballot-removed": { $0 == .ballots(computed: 4, claimed: 5) },
            "000-control-small": { _ in false },
            "002-control-reclosed": { _ in false },
        ]
        var seen = 0
        for altered in try AlteredArchive.all() {
            guard let isExpected = expected[altered.id] else { continue }
            let record = try OpenedRecord(altered.file)
            let recorded = try #require(record.tally)
            let tally = try EncryptedTally(recorded.record.bytes(), shapes: record.setup.election.shapes)
            let difference = try record.sums().total.firstDifference(from: tally, recorded.payload)
            #expect(difference.map(isExpected) ?? (altered.expect == "accept"), "\(altered.id): \(difference as Any)")
            seen += 1
        }
        #expect(seen == expected.count)
        func isSum(_ difference: EncryptedSums.Difference) -> Bool {
            guard case .sum = difference else { return false }
            return true
        }
    }

    @Test("Sums do not depend on the order of ballots, and a weight can be split")
    func invariants() throws {
        let record = try OpenedRecord(SoundArchive.multi.file)
        let context = record.setup.election.context
        let ballots = try record.ballots.prefix(3).map { try AcceptedBallot(try $0.record.bytes(), in: context) }
        var (forward, backward) = (EncryptedSums(shapes: context.questions), EncryptedSums(shapes: context.questions))
        for ballot in ballots { forward.add(ballot, weight: 3) }
        for weight in [2, 1, 0] {
            for ballot in ballots.reversed() { backward.add(ballot, weight: weight) }
        }
        #expect(forward.tally == backward.tally)
        #expect(forward.weight == backward.weight)
        #expect(forward.ballots == 3)
        #expect(backward.ballots == 9)
    }

    @Test("The sums of cells add up to the total, however ballots are spread over them")
    func cells() throws {
        let record = try OpenedRecord(SoundArchive.multi.file)
        let whole = try record.sums()
        var parts = try record.sums(cells: 3) { $0 % 3 }
        #expect(parts.total == whole.total)
        #expect(parts.cells.map(\.ballots) == [2, 2, 2])
        parts.add(parts)
        #expect(parts.total.ballots == 12)
    }

    @Test("Altered documents are refused by the check named")
    func alteredDocuments() throws {
        let expected: [String: DocumentError.Code?] = [
            // One answer's sum is −1, which is recorded as q − 1; the ballot's proofs fail besides.
            "034-two-and-minus-one": .countRange,
            "072-credential-twice": .credentialDuplicate,
            "073-weight-negative": .credentialWeight,
            "074-credential-with-name": nil,
            "075-weight-leading-zero": .credentialWeight,
            "102-decryption-scalar-plus-q": .scalarRange,
            "103-decryption-short": .shape,
            "110-torsion-factors": .pointSubgroup,
            "114-pedersen-coefexps-signature": .coefficientSignature,
            "117-pedersen-vk-replaced": .verificationKey,
            "118-pedersen-vk-signature-missing": .verificationKeySignatureMissing,
            "125-result-extra-field": .form,
            "126-result-plus-q": .countRange,
        ]
        for altered in try AlteredArchive.all() where ArchiveVectorTests.refused[altered.id] == nil {
            #expect(try fault(altered.file) == expected[altered.id] ?? nil, "\(altered.id): \(altered.what)")
        }
    }

    @Test("A third field on the list is counted, for a warning")
    func logins() throws {
        let altered = try #require(try AlteredArchive.all().first { $0.id == "074-credential-with-name" })
        #expect(try OpenedRecord(altered.file).setup.credentials.entriesWithLogin == 1)
        #expect(try OpenedRecord(SoundArchive.small.file).setup.credentials.entriesWithLogin == 0)
    }

    /// The first fault of a record's documents, ballots apart.
    private func fault(_ file: String) throws -> DocumentError.Code? {
        do {
            let record = try OpenedRecord(file)
            let shapes = record.setup.election.shapes
            try record.setup.trustees.check(electionKey: record.setup.election.publicKey)
            try record.setup.credentials.checkKeys(in: 0..<record.setup.credentials.count)
            for event in record.events {
                switch event.content {
                case .setup, .ballot, .endBallots: break
                case .encryptedTally(_, let record): _ = try EncryptedTally(record.bytes(), shapes: shapes)
                case .partialDecryption(_, let record): _ = try PartialDecryption(record.bytes(), shapes: shapes)
                case .result(let record): _ = try ElectionResult(record.bytes(), shapes: shapes)
                }
            }
            return nil
        } catch let error as DocumentError {
            return error.code
        }
    }

    /// The election made anew from what it says.
    private func remade(_ election: Election) throws -> Election {
        try Election(
            uuid: election.uuid,
            name: election.name,
            description: election.description,
            publicKey: election.publicKey,
            questions: election.questions,
            administrator: election.administrator,
            credentialAuthority: election.credentialAuthority,
            language: election.language
        )
    }

    private func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}

/// `checksums.json`.
private struct Checksums: Decodable {
    struct Single: Decodable {
        let checksum: String
    }

    struct Group: Decodable {
        struct Key: Decodable {
            let pkiKey: String
            let verificationKey: String

            enum CodingKeys: String, CodingKey {
                case pkiKey = "pki_key"
                case verificationKey = "verification_key"
            }
        }

        let trustees: [Key]
    }

    let election: String
    let trustees: [Single]
    let trusteesThreshold: [Group]
    let numVoters: Int
    let publicCredentials: String
    let encryptedTally: String

    enum CodingKeys: String, CodingKey {
        case election, trustees
        case trusteesThreshold = "trustees_threshold"
        case numVoters = "num_voters"
        case publicCredentials = "public_credentials"
        case encryptedTally = "encrypted_tally"
    }
}
