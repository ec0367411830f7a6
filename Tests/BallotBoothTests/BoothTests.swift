//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotBooth
import BallotCore
import CanonicalText
import TestSupport
import Testing

@Suite struct BoothTests {
    private static let code = bytes("0123456789ABCDEFGHJT")
    private static let address = [bytes("9401AB"), bytes("12")]

    /// An election with the given question, and the uuid of the vector in docs/protocol.md.
    private static func election(
        uuid: String = "11111111111111",
        question: String = "{\"answers\":[\"Ja\",\"Nee\"],\"blank\":true,\"min\":1,\"max\":1,\"question\":\"?\"}"
    ) -> [UInt8] {
        let key = String(decoding: Point.generator.hex, as: UTF8.self)
        return bytes(
            "{\"version\":1,\"description\":\"\",\"name\":\"n\",\"group\":\"Ed25519\",\"public_key\":\"\(key)\","
                + "\"questions\":[\(question)],\"uuid\":\"\(uuid)\"}"
        )
    }

    private static func prepared() throws -> (visit: Visit, election: [UInt8], voter: [UInt8]) {
        let visit = Visit()
        let election = try visit.done(.election, [Self.election()])
        let voter = try visit.done(.credentials, [bytes("11111111111111"), code] + address)
        return (visit, election[0], voter[0])
    }

    @Test(arguments: [
        ("01234-56789-abcde-fghjt", BoothStatus.done), (" O1234 56789 ABCDEFGHJT ", .done),
        ("0123456789ABCDEFGHJ", .codeLength), ("0123456789ABCDEFGHJTT", .codeLength), ("", .codeLength),
        ("U123456789ABCDEFGHJT", .codeCharacter), ("1023456789ABCDEFGHJT", .codeCheck),
        (String(repeating: " ", count: 65), .codeLength),
    ])
    func aTypedCodeIsJudged(_ typed: String, _ status: BoothStatus) throws {
        #expect(try Visit().call(.checkCode, [bytes(typed)]).status == status)
    }

    @Test func aCodeGivesTheCredentialsOfLetterAndReserve() throws {
        let uuid = bytes("11111111111111")
        let voter = try Visit().done(.credentials, [uuid, Self.code, bytes("9401 ab"), bytes("12-A")])
        let letter = try #require(Credential(uuid: uuid, text: bytes("kWUTY-bYmu88-CsdoP-HPHjRC")))
        let reserve = try VotingCode(typed: Self.code).credential(uuid: uuid, postcode: [], houseNumber: [])
        #expect(voter[1] == letter.publicKey.hex)
        #expect(voter[2] == reserve.publicKey.hex)
    }

    @Test(arguments: [
        ("1111111111111", "9401AB", "12", BoothStatus.uuid), ("11111111111110", "9401AB", "12", .uuid),
        ("11111111111111", "0401AB", "12", .postcode), ("11111111111111", "9401A", "12", .postcode),
        ("11111111111111", "9401AB", "0", .houseNumber), ("11111111111111", "9401AB", "", .houseNumber),
    ])
    func whatIsNoAddressGivesNoCredentials(
        _ uuid: String,
        _ postcode: String,
        _ number: String,
        _ status: BoothStatus
    ) throws {
        let reply = try Visit().call(.credentials, [bytes(uuid), Self.code, bytes(postcode), bytes(number)])
        #expect(reply.status == status)
    }

    @Test(arguments: [UInt8(0), 1])
    func aCastBallotIsAcceptedUnderTheCodesThatWereShown(_ form: UInt8) throws {
        let (visit, election, voter) = try Self.prepared()
        let credentials = try visit.done(.credentials, [bytes("11111111111111"), Self.code] + Self.address)
        let ballot = try visit.done(.ballot, [election, voter, [form], [0, 1, 0]])
        let cast = try visit.done(.cast, [ballot[0]])
        let context = try BallotContext(electionJSON: Self.election())
        let accepted = try AcceptedBallot(cast[0], in: context).ballot
        #expect(accepted.checkCode.base64 == ballot[1])
        #expect(accepted.trackingCode.base64 == cast[1])
        #expect(accepted.credential.hex == credentials[Int(form) + 1])
        #expect(try visit.call(.cast, [ballot[0]]).status == .handle)
        #expect(try visit.call(.audit, [ballot[0]]).status == .handle)
    }

    @Test func anAuditedBallotOpensToItsChoicesAndIsNeverCast() throws {
        let (visit, election, voter) = try Self.prepared()
        let first = try visit.done(.ballot, [election, voter, [0], [0, 1, 0]])
        let second = try visit.done(.ballot, [election, voter, [0], [1, 0, 0]])
        let file = try visit.done(.audit, [first[0], second[0]])[0]
        let context = try BallotContext(electionJSON: Self.election())
        let audits = try BallotAudit.check(file: file, elections: [context])
        #expect(audits.map(\.choices) == [[[0, 1, 0]], [[1, 0, 0]]])
        #expect(audits.map(\.checkCode.base64) == [first[1], second[1]])
        #expect(try visit.call(.cast, [first[0]]).status == .handle)
        #expect(try visit.call(.cast, [second[0]]).status == .handle)
    }

    @Test func anAuditOfOneHandleThatDoesNotHoldOpensNone() throws {
        let (visit, election, voter) = try Self.prepared()
        let ballot = try visit.done(.ballot, [election, voter, [0], [0, 1, 0]])[0]
        #expect(try visit.call(.audit, [ballot, [9, 0, 0, 0]]).status == .handle)
        #expect(try visit.call(.audit, [ballot, ballot]).status == .handle)
        #expect(try visit.call(.audit, []).status == .input)
        #expect(try visit.call(.cast, [ballot]).status == .done)
    }

    @Test func choicesThatDoNotFitAreRefused() throws {
        let (visit, election, voter) = try Self.prepared()
        for choices: [[UInt8]] in [
            [], [[]], [[0, 1]], [[0, 1, 0, 0]], [[0, 1, 1]], [[1, 1, 0]], [[0, 0, 0]], [[0, 2, 0]], [[0, 255, 0]],
            [[0, 1, 0], [0, 1, 0]],
        ] {
            #expect(try visit.call(.ballot, [election, voter, [0]] + choices).status == .choices, "\(choices)")
        }
        for form: [UInt8] in [[], [2], [255], [0, 0]] {
            #expect(try visit.call(.ballot, [election, voter, form, [0, 1, 0]]).status == .input, "\(form)")
        }
    }

    @Test func credentialsOfAnotherElectionMakeNoBallot() throws {
        let (visit, _, voter) = try Self.prepared()
        let other = try visit.done(.election, [Self.election(uuid: "22222222222222")])
        #expect(try visit.call(.ballot, [other[0], voter, [0], [0, 1, 0]]).status == .otherElection)
    }

    @Test func everyHandleIsGivenOnceAndForgetTakesAll() throws {
        let (visit, election, voter) = try Self.prepared()
        let ballot = try visit.done(.ballot, [election, voter, [0], [0, 1, 0]])[0]
        #expect(try visit.call(.discard, [ballot]).status == .done)
        let next = try visit.done(.ballot, [election, voter, [0], [0, 1, 0]])[0]
        #expect(next != ballot)
        #expect(try visit.call(.forget, [[]]).status == .input)
        #expect(try visit.call(.forget, []).status == .done)
        #expect(try visit.call(.cast, [next]).status == .handle)
        #expect(try visit.call(.ballot, [election, voter, [0], [0, 1, 0]]).status == .handle)
    }

    @Test func tablesThatAreFullSaySo() throws {
        let visit = Visit()
        for _ in 0..<16 { _ = try visit.done(.election, [Self.election()]) }
        #expect(try visit.call(.election, [Self.election()]).status == .full)
    }

    @Test func anElectionThatIsNotCanonicalOrTooLargeIsRefused() throws {
        let visit = Visit()
        #expect(try visit.call(.election, [Self.election() + [0x0A]]).status == .election)
        #expect(try visit.call(.election, [[]]).status == .election)
        #expect(try visit.call(.election, [[UInt8](repeating: 0x20, count: 262_145)]).status == .input)
        let answers = [String](repeating: "\"\"", count: 1000).joined(separator: ",")
        let question = "{\"answers\":[\(answers)],\"min\":0,\"max\":1,\"question\":\"\"}"
        #expect(try visit.call(.election, [Self.election(question: question)]).status == .done)
        let large = Self.election(question: "\(question),\(question)")
        #expect(try visit.call(.election, [large]).status == .electionSize)
    }

    @Test func noBytesStopTheBooth() throws {
        let seed: UInt64 = 2027
        var generator = SeededGenerator(seed: seed)
        let visit = Visit()
        for round in 0..<20_000 {
            let call = try #require(BoothCall.allCases.randomElement(using: &generator))
            let count = Int.random(in: 0..<40, using: &generator)
            // Mostly small bytes, so that lengths and handles are often plausible.
            let input = (0..<count).map { _ in UInt8.random(in: 0...7, using: &generator) / 4 * 4 }
            let reply = try visit.raw(call, input)
            #expect(reply.status != .done || call == .forget && input.isEmpty, "seed \(seed), round \(round)")
        }
    }
}
