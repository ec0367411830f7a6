//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import RecordFixtures
import TestSupport
import Testing

/// Documents with one fault each.
struct DocumentRefusalTests {
    @Test("An election in any other form is refused", arguments: ElectionFault.all)
    func election(_ fault: ElectionFault) throws {
        let bytes = try Fixture.bytes("belenios/sound/small/election.json")
        let text = String(decoding: bytes.dropLast(bytes.last == 0x0A ? 1 : 0), as: UTF8.self)
        #expect(throws: Never.self) { try Election(Array(text.utf8)) }
        #expect(text.contains(fault.old), "\(fault)")
        let changed = text.split(separator: fault.old, maxSplits: 1, omittingEmptySubsequences: false)
            .joined(separator: fault.new)
        #expect(code { () throws(DocumentError) in _ = try Election(Array(changed.utf8)) } == fault.code, "\(fault)")
    }

    @Test("Optional fields of an election are kept")
    func optionalFields() throws {
        let questions = [try Question(text: "\"?\u{7F}\n", answers: ["é"], allowsBlank: false, min: 0, max: 1)]
        let election = try Election(
            uuid: "avpHmfAVfquKZi",
            name: "n",
            description: "d\\",
            publicKey: .generator,
            questions: questions,
            administrator: "a",
            credentialAuthority: "c",
            language: Election.Language(tag: "nl", direction: "ltr")
        )
        let again = try Election(election.bytes)
        #expect(again.questions == questions)
        #expect(again.administrator == "a")
        #expect(again.credentialAuthority == "c")
        #expect(again.language == Election.Language(tag: "nl", direction: "ltr"))
        #expect(again.description == "d\\")
    }

    @Test("An explicit absence of blank is kept")
    func explicitNoBlank() throws {
        let bytes = try Fixture.bytes("belenios/sound/small/election.json")
        let text = String(decoding: bytes.dropLast(bytes.last == 0x0A ? 1 : 0), as: UTF8.self)
        let election = try Election(
            Array(text.split(separator: "\"blank\":true").joined(separator: "\"blank\":false").utf8)
        )
        #expect(election.shapes.allSatisfy { !$0.allowsBlank })
        let remade = try Election(
            uuid: election.uuid,
            name: election.name,
            description: election.description,
            publicKey: election.publicKey,
            questions: election.questions
        )
        #expect(remade.bytes == election.bytes)
    }

    @Test(
        "A list of credentials in any other form is refused",
        arguments: [
            ("", DocumentError.Code.form), ("[", .form), ("[]x", .form), ("[] ", .form), ("{}", .form),
            ("[\"K\"", .form), ("[\"K\",]", .form), ("[\"K\" ,\"L\"]", .form), ("[,\"K\"]", .form),
            ("[\"K\"\"L\"]", .form),
            ("[\"K\",\"K\"]", .credentialDuplicate), ("[\"L\",\"K\",\"L\"]", .credentialDuplicate),
            ("[\"K,1\",\"K,2\"]", .credentialDuplicate), ("[\"K,-1\"]", .credentialWeight),
            ("[\"K,01\"]", .credentialWeight), ("[\"K,\"]", .credentialWeight), ("[\"K,1.0\"]", .credentialWeight),
            ("[\"K,99999999999999999999\"]", .credentialWeight),
            ("[\"K,9000000000000000000\",\"L,9000000000000000000\"]", .credentialWeight),
            ("[\"\"]", .pointText), ("[\"K0\"]", .pointText), ("[\"k\"]", .pointText), ("[\"\\u004b\"]", .form),
            ("[\"K,1,\\x\"]", .form),
        ]
    )
    func credentials(_ list: String, _ expected: DocumentError.Code) {
        #expect(code { () throws(DocumentError) in _ = try CredentialList(Self.keys(list)) } == expected, "\(list)")
    }

    @Test("Weights default to one, may be zero, and logins are counted")
    func weights() throws {
        let list = try CredentialList(Self.keys("[\"K,0\",\"L,7,x\\\",y\",\"M,,z\"]"))
        #expect((0..<3).map(list.weight) == [0, 7, 1])
        #expect(list.totalWeight == 8)
        #expect(list.entriesWithLogin == 2)
        #expect(list.isWeighted)
        #expect(try CredentialList(Self.keys("[\"K\",\"L\"]")).isWeighted == false)
        #expect(try CredentialList(Self.keys("[]")).count == 0)
    }

    @Test("A credential is found wherever it stands on the list, and keys outside the group are not passed")
    func places() throws {
        let list = try CredentialList(Self.keys("[\"M\",\"K\",\"L\"]"))
        for place in 0..<3 { #expect(list.place(of: list.keys[place]) == place) }
        #expect(list.place(of: Bytes32()) == nil)
        #expect(code { () throws(DocumentError) in try list.checkKeys(in: 0..<3) } == nil)
        let neutral = String(repeating: "0", count: 63) + "1"
        let torsion = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
        let reversed = String(decoding: Hex.encode((Hex.decode(torsion.utf8) ?? []).reversed()), as: UTF8.self)
        for (key, expected) in [
            (neutral, DocumentError.Code.neutralKey), (reversed, .pointSubgroup),
            (String(repeating: "f", count: 64), .pointEncoding),
        ] {
            let list = try CredentialList(Array("[\"\(key)\"]".utf8))
            #expect(code { () throws(DocumentError) in try list.checkKeys(in: 0..<1) } == expected)
        }
    }

    @Test("A list too long to be held is read in pieces, in whatever order it stands")
    func pieces() throws {
        let keys = (0..<20_000).map { String(decoding: Digest(of: Array("\($0)".utf8)).hex, as: UTF8.self) }
        let bytes = Array("[\"\(keys.joined(separator: "\",\""))\"]".utf8)
        let header = ArchiveHeader(timestamp: 1)
        let setup = NewEvent.setup(election: [], trustees: [1], credentials: bytes)
        let archive = header.record + (try EventRecords(setup, after: RecordHead(header: header)).records)
        var reader = try ArchiveReader(ArchiveSource(bytes: archive))
        guard case .setup(_, _, let record, _)? = try reader.next()?.content else {
            Issue.record("no Setup")
            return
        }
        let list = try CredentialList(record)
        #expect(list.count == 20_000)
        #expect(list.bytes == bytes)
        for place in stride(from: 0, to: 20_000, by: 777) { #expect(list.place(of: list.keys[place]) == place) }
    }

    @Test("A ballot of an unknown credential, or cast twice, is refused, also when another came between")
    func box() throws {
        let list = try CredentialList(Self.keys("[\"K,2\",\"L,3\"]"))
        var box = BallotBox(credentials: list)
        let hashes = (0..<4).map { Digest(of: [UInt8($0)]) }
        #expect(throws: BallotBox.Refusal.unknownCredential) {
            try box.take(credential: Bytes32(), ballot: hashes[0], height: 1)
        }
        #expect(try box.take(credential: list.keys[0], ballot: hashes[0], height: 1) == 0)
        #expect(throws: BallotBox.Refusal.duplicateBallot) {
            try box.take(credential: list.keys[0], ballot: hashes[0], height: 2)
        }
        try box.take(credential: list.keys[0], ballot: hashes[1], height: 2)
        #expect(throws: BallotBox.Refusal.duplicateBallot) {
            try box.take(credential: list.keys[0], ballot: hashes[0], height: 3)
        }
        #expect(box.counted == 1)
        #expect(box.countedWeight == 2)
        #expect(box.cast == 2)
        #expect(box.lastBallot(at: 0) == 2)
        #expect(box.lastBallot(at: 1) == nil)
        #expect(!box.counts(height: 1, place: 0))
        try box.take(credential: list.keys[1], ballot: hashes[2], height: 5)
        #expect(box.counted == 2)
        #expect(box.countedWeight == 5)
    }

    @Test("The recorded altered ballot boxes are refused")
    func alteredBoxes() throws {
        let expected: [String: BallotBox.Refusal] = [
            "021-duplicate-ballot": .duplicateBallot, "023-unknown-credential-counted": .unknownCredential,
        ]
        for altered in try AlteredArchive.all() {
            guard let refusal = expected[altered.id] else { continue }
            let record = try OpenedRecord(altered.file)
            #expect(throws: refusal) { try record.sums() }
        }
    }

    @Test("Large counts and weights are strings, and small ones are not")
    func counts() throws {
        let shapes = [try #require(QuestionShape(answers: 2, allowsBlank: false, min: 0, max: 1))]
        let result = ElectionResult(counts: [[1_073_741_823, 1_073_741_824]])
        #expect(String(decoding: result.bytes, as: UTF8.self) == #"{"result":[[1073741823,"1073741824"]]}"#)
        #expect(try ElectionResult(result.bytes, shapes: shapes) == result)
        for (text, expected) in [
            (#"{"result":[["1073741823",0]]}"#, DocumentError.Code.countRange),
            (#"{"result":[[1073741824,0]]}"#, .countRange), (#"{"result":[[-1,0]]}"#, .countRange),
            (#"{"result":[["01073741824",0]]}"#, .countRange), (#"{"result":[[1]]}"#, .shape),
            (#"{"result":[[1,2,3]]}"#, .shape), (#"{"result":[]}"#, .shape), (#"{"result":[[1,2],[3,4]]}"#, .shape),
            (#"{"result":[[1,2]]} "#, .form),
        ] {
            let found = code { () throws(DocumentError) in _ = try ElectionResult(Array(text.utf8), shapes: shapes) }
            #expect(found == expected, "\(text)")
        }
    }

    /// A list in which K, L and M stand for three keys.
    static func keys(_ list: String) -> [UInt8] {
        let keys: [Character: [UInt8]] = [
            "K": Point.variableTimeGeneratorPower(Scalar(2)).hex, "L": Point.variableTimeGeneratorPower(Scalar(3)).hex,
            "M": Point.variableTimeGeneratorPower(Scalar(4)).hex,
        ]
        return list.flatMap { keys[$0] ?? Array(String($0).utf8) }
    }

    private func code(_ body: () throws(DocumentError) -> Void) -> DocumentError.Code? {
        do throws(DocumentError) {
            try body()
            return nil
        } catch {
            return error.code
        }
    }
}

/// A change to an election's text, and what it is refused for.
struct ElectionFault: Sendable {
    let old: String
    let new: String
    let code: DocumentError.Code

    static let all = [
        Self(old: "{\"version\":1", new: "{\"version\":2", code: .form),
        Self(old: "{\"version\":1,", new: "{\"version\": 1,", code: .form),
        Self(old: "\"Ed25519\"", new: "\"RFC-3526-2048\"", code: .form),
        Self(old: "\"name\":", new: "\"naam\":", code: .form),
        Self(old: "\"uuid\":\"avpHmfAVfquKZi\"}", new: "\"uuid\":\"avpHmfAVfquKZi\",\"x\":1}", code: .form),
        Self(old: "\"uuid\":\"avpHmfAVfquKZi\"}", new: "\"uuid\":\"avpHmfAVfquKZi\"}\n", code: .form),
        Self(old: "avpHmfAVfquKZi", new: "avpHmfAVfquKZ", code: .uuid),
        Self(old: "avpHmfAVfquKZi", new: "avpHmfAVfquKZ0", code: .uuid),
        Self(old: "\"min\":1,\"max\":1", new: "\"min\":2,\"max\":1", code: .questionShape),
        Self(old: "\"min\":1,\"max\":1", new: "\"min\":1,\"max\":5", code: .questionShape),
        Self(old: "\"min\":1", new: "\"min\":01", code: .form),
        Self(old: "ba869d7d", new: "BA869D7D", code: .pointText),
        Self(old: "\"public_key\":\"b", new: "\"public_key\":\"", code: .pointText),
        Self(
            old: "ba869d7d44a51e78d5398b349fce96e2c33c41f0cf2792922e7980ca778a6e5c",
            new: "0000000000000000000000000000000000000000000000000000000000000001",
            code: .neutralKey
        ),
        Self(
            old: "ba869d7d44a51e78d5398b349fce96e2c33c41f0cf2792922e7980ca778a6e5c",
            new: "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
            code: .pointEncoding
        ),
    ]
}
