//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

@testable import Web

@Suite struct StatementOverHTTPTests {
    private struct Answer: Decodable {
        let round: String
        let entry: Int
        let phase: String
        let proof: String
    }
    private struct Refusal: Decodable {
        struct Fault: Decodable {
            struct Problem: Decodable {
                let rule: String
            }
            let code: String
            let problems: [Problem]?
        }
        let error: Fault
    }

    private static let path = "/api/rounds/proef/statements"
    private static let plain: HTTPFields = [.contentType: "text/plain; charset=utf-8"]

    /// The code of a refusal, and the rules that it names.
    private func refusal(_ response: TestResponse) throws -> [String] {
        let fault = try JSONDecoder().decode(Refusal.self, from: Data(response.body.readableBytesView)).error
        return [fault.code] + (fault.problems ?? []).map(\.rule)
    }

    private func note(_ setting: SiteSetting, _ act: Act.Setting) async throws -> [UInt8] {
        try await setting.round.act(act, at: RoundTimes.opens + 10, in: setting.service.store).note.bytes
    }

    @Test("a statement that officials signed is carried out, and its proof verifies")
    func taken() async throws {
        let setting = try await SiteSetting()
        let note = try await note(setting, .suspend)
        let response = try await setting.ask(Self.path, .post, headers: Self.plain, body: note)
        #expect(response.status == .ok)
        let answer = try JSONDecoder().decode(Answer.self, from: Data(response.body.readableBytesView))
        #expect(answer.round == "proef")
        #expect(answer.phase == "suspended")
        let proof = try LogProof(parsing: Array(answer.proof.utf8))
        #expect(proof.inclusion.index == answer.entry)
        try proof.verify(entry: note, log: setting.round.logKey.verifierKey)
        #expect(try await setting.service.store.status(of: "proef").phase == .suspended)
    }

    @Test("a statement that is replayed, or signed by too few, says which rules it breaks and changes nothing")
    func rules() async throws {
        let setting = try await SiteSetting()
        let suspend = try await note(setting, .suspend)
        #expect(try await setting.ask(Self.path, .post, headers: Self.plain, body: suspend).status == .ok)
        let again = try await setting.ask(Self.path, .post, headers: Self.plain, body: suspend)
        #expect(again.status.code == 422)
        #expect(try refusal(again) == ["refused", "act-number", "out-of-phase"])
        let resume = try SignedNote(parsing: try await note(setting, .resume)).text
        let one = try SignedNote(text: resume, signedBy: [setting.round.officials[0]])
        let alone = try await setting.ask(Self.path, .post, headers: Self.plain, body: one.bytes)
        #expect(try refusal(alone) == ["refused", "too-few-signers"])
        #expect(try await setting.service.store.status(of: "proef").phase == .suspended)
    }

    @Test("a statement of a stranger, or for another round than the address says, is refused")
    func strangers() async throws {
        let setting = try await SiteSetting()
        let note = try SignedNote(parsing: try await note(setting, .suspend))
        let stranger = SigningKey(generating: try KeyName(host: "stem.example", purpose: .official(name: "vreemde")))
        let foreign = try SignedNote(text: note.text, signedBy: [stranger])
        let answer = try await setting.ask(Self.path, .post, headers: Self.plain, body: foreign.bytes)
        #expect(answer.status.code == 422)
        #expect(try refusal(answer) == ["refused", "unknown-signer"])
        let elsewhere = try await setting.ask(
            "/api/rounds/anders/statements",
            .post,
            headers: Self.plain,
            body: note.bytes
        )
        #expect(try refusal(elsewhere) == ["refused", "wrong-round"])
        #expect(try await setting.service.store.status(of: "proef").phase == .open)
    }

    @Test("a later roster is taken once, and answered with its hash; a first one never, nor one for a log that is held")
    func rosters() async throws {
        struct Taken: Decodable {
            let municipality: String
            let roster: Int
            let sha256: String
        }
        let setting = try await SiteSetting()
        func ask(_ roster: Roster) async throws -> TestResponse {
            let note = try SignedNote(text: roster.text, signedBy: setting.round.officials)
            return try await setting.ask(Self.path, .post, headers: Self.plain, body: note.bytes)
        }
        let first = try SampleRoster.roster()
        #expect(try refusal(try await ask(first)).first == "refused")
        let second = try SampleRoster.roster(number: 2, after: first)
        let response = try await ask(second)
        #expect(response.status == .ok)
        let taken = try JSONDecoder().decode(Taken.self, from: Data(response.body.readableBytesView))
        #expect(taken.municipality == "assen" && taken.roster == 2)
        #expect(taken.sha256 == String(decoding: second.digest.hex, as: UTF8.self))
        #expect(try refusal(try await ask(second)).contains("roster-number"))
        setting.service.hold("proef")
        let third = try await ask(try SampleRoster.roster(number: 3, after: second))
        #expect(third.status.code == 422 && third.errorCode == "refused")
        #expect(try await setting.service.state(of: "proef").rosters.rosters.count == 2)
    }

    @Test("what is no note, no statement, too long or of another type is not read")
    func forms() async throws {
        let setting = try await SiteSetting()
        let official = setting.round.officials[0]
        let odd = try SignedNote(text: Array("something\n".utf8), signedBy: [official]).bytes
        for body in [Array("nothing\n".utf8), odd] {
            let answer = try await setting.ask(Self.path, .post, headers: Self.plain, body: body)
            #expect(answer.status == .badRequest)
            #expect(answer.errorCode == "unreadable")
        }
        let long = try await setting.ask(
            Self.path,
            .post,
            headers: Self.plain,
            body: [UInt8](repeating: 0x61, count: SignedNote.sizeLimit + 1)
        )
        #expect(long.errorCode == "too-large")
        let json = try await setting.ask(Self.path, .post, headers: [.contentType: "application/json"], body: odd)
        #expect(json.errorCode == "media-type")
        let get = try await setting.ask(Self.path)
        #expect(get.errorCode == "method")
    }

    @Test("statements of one network are limited")
    func limit() async throws {
        let setting = try await SiteSetting { $0.limits.statements = SiteLimits.Rate(burst: 1, perSecond: 0.001) }
        try await setting.visit { client in
            for status in [400, 429] {
                let body = ByteBuffer(string: "nothing\n")
                let answer = try await client.execute(
                    uri: Self.path,
                    method: .post,
                    headers: Self.plain,
                    body: body
                )
                #expect(answer.status.code == status)
            }
        }
    }
}
