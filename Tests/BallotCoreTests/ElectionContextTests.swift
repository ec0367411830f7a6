//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import TestSupport
import Testing

@testable import BallotCore

/// What ballots need of an election, read from its bytes.
@Suite struct ElectionContextTests {
    private static func recorded(_ name: String) throws -> [UInt8] {
        let file = try Fixture.bytes("belenios/sound/\(name)/election.json")
        return file.last == 0x0A ? Array(file.dropLast()) : file
    }

    private static func text(
        version: String = "1",
        group: String = "Ed25519",
        key: String = String(decoding: Point.generator.hex, as: UTF8.self),
        question: String = "{\"answers\":[\"a\",\"b\"],\"min\":1,\"max\":1,\"question\":\"q\"}",
        uuid: String = "11111111111111",
        appendix: String = ""
    ) -> [UInt8] {
        Array(
            ("{\"version\":\(version),\"description\":\"d\",\"name\":\"n\",\"group\":\"\(group)\",\"public_key\":\"\(key)\","
                + "\"questions\":[\(question)],\"uuid\":\"\(uuid)\"\(appendix)}").utf8
        )
    }

    private static func code(_ election: [UInt8]) -> BallotContext.ElectionError.Code? {
        do throws(BallotContext.ElectionError) {
            _ = try BallotContext(electionJSON: election)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: ["small", "medium", "multi", "threshold-3.3.0"])
    func recordedElectionsAreRead(_ name: String) throws {
        let bytes = try Self.recorded(name)
        let context = try BallotContext(electionJSON: bytes)
        #expect(context.fingerprint == Digest(of: bytes))
        #expect(context.questions.count == (name == "multi" ? 3 : 10))
        #expect(context.questions.reduce(0) { $0 + $1.choices } == (name == "multi" ? 10 : 44))
    }

    @Test func theShapesAreThoseThatStandThere() throws {
        let context = try BallotContext(electionJSON: try Self.recorded("multi"))
        #expect(String(decoding: context.uuid, as: UTF8.self) == "Y5Fxy4FSNLBDv4")
        #expect(
            context.questions == [
                try #require(QuestionShape(answers: 5, allowsBlank: false, min: 0, max: 3)),
                try #require(QuestionShape(answers: 3, allowsBlank: true, min: 1, max: 2)),
                try #require(QuestionShape(answers: 1, allowsBlank: false, min: 0, max: 1)),
            ]
        )
    }

    @Test func fieldsThatMayFollowAreReadInTheirOrder() {
        let all = ",\"administrator\":\"a\",\"credential_authority\":\"c\",\"language\":[\"nl\",\"ltr\"]"
        #expect(Self.code(Self.text(appendix: all)) == nil)
        #expect(Self.code(Self.text(appendix: ",\"credential_authority\":\"c\"")) == nil)
        #expect(Self.code(Self.text(appendix: ",\"credential_authority\":\"c\",\"administrator\":\"a\"")) == .json)
        #expect(Self.code(Self.text(appendix: ",\"language\":[\"nl\"]")) == .json)
        #expect(Self.code(Self.text(appendix: ",\"other\":1")) == .json)
    }

    @Test(arguments: [
        // CVE-2025-69277: a point outside the group, in the integer's hex as records write it.
        String(repeating: "99", count: 31) + "95", String(repeating: "0", count: 64),
        String(repeating: "0", count: 63) + "1", String(repeating: "0", count: 62) + "1", "",
        String(repeating: "F", count: 64),
    ])
    func aKeyOutsideTheGroupOrNeutralIsRefused(_ key: String) {
        #expect(Self.code(Self.text(key: key)) == .publicKey)
    }

    @Test(arguments: [
        "", "{\"answers\":[],\"min\":0,\"max\":0,\"question\":\"q\"}",
        "{\"answers\":[\"a\"],\"min\":1,\"max\":0,\"question\":\"q\"}",
        "{\"answers\":[\"a\"],\"min\":0,\"max\":2,\"question\":\"q\"}",
        "{\"answers\":[\(String(repeating: "\"\",", count: 1000))\"\"],\"min\":0,\"max\":1,\"question\":\"q\"}",
        String(repeating: "{\"answers\":[\"a\"],\"min\":0,\"max\":1,\"question\":\"q\"},", count: 100)
            + "{\"answers\":[\"a\"],\"min\":0,\"max\":1,\"question\":\"q\"}",
    ])
    func questionsThatNobodyCanAnswerAreRefused(_ question: String) {
        #expect(Self.code(Self.text(question: question)) == .question)
    }

    @Test(arguments: [
        "{\"answers\":[\"a\"],\"min\":00,\"max\":1,\"question\":\"q\"}",
        "{\"answers\":[\"a\"],\"blank\":1,\"min\":0,\"max\":1,\"question\":\"q\"}",
        "{\"answers\":[\"a\"],\"min\":0,\"max\":1}", "{\"answers\":[\"a\",],\"min\":0,\"max\":1,\"question\":\"q\"}",
        "{\"answers\":[1],\"min\":0,\"max\":1,\"question\":\"q\"}",
        "{\"answers\":[\"a\"],\"max\":1,\"min\":0,\"question\":\"q\"}",
    ])
    func otherSpellingsAreRefused(_ question: String) {
        #expect(Self.code(Self.text(question: question)) == .json)
    }

    @Test func otherVersionsGroupsAndIdentifiersAreRefused() {
        #expect(Self.code(Self.text()) == nil)
        #expect(Self.code(Self.text(version: "2")) == .json)
        #expect(Self.code(Self.text(group: "RFC-3526-2048")) == .json)
        #expect(Self.code(Self.text(uuid: "1111111111111")) == .uuid)
        #expect(Self.code(Self.text(uuid: "1111111111111l")) == .uuid)
        #expect(Self.code(Self.text(uuid: String(repeating: "1", count: 65))) == .uuid)
        #expect(Self.code(Self.text() + [0x0A]) == .json)
    }

    @Test func everyCutIsRefused() throws {
        let bytes = try Self.recorded("multi")
        for length in 0..<bytes.count { #expect(Self.code(Array(bytes[..<length])) != nil, "\(length) bytes") }
    }
}
