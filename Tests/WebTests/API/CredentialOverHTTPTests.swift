//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Rounds
import Service
import Store
import StoreFixtures
import Testing

@testable import Web

@Suite struct CredentialOverHTTPTests {
    private struct Answer: Decodable {
        struct Sheet: Decodable {
            let election: String
            let state: String
            let form: String?
            let reason: String?
            let weight: String?
            let ballots: Int
            let trackingCode: String?
        }
        let admission: String
        let sheets: [Sheet]
    }

    private func question(_ uuid: ElectionID, _ letter: Credential, _ reserve: Credential) -> String {
        let hex = { (key: Credential) in String(decoding: CredentialText.hex(key.publicKey.bytes), as: UTF8.self) }
        return "{\"election\":\"\(uuid)\",\"letter\":\"\(hex(letter))\",\"reserve\":\"\(hex(reserve))\"}"
    }

    private func ask(_ setting: SiteSetting, _ questions: [String]) async throws -> TestResponse {
        try await setting.ask(
            "/api/rounds/proef/credentials",
            .post,
            headers: [.contentType: "application/json"],
            body: Array("{\"credentials\":[\(questions.joined(separator: ","))]}".utf8)
        )
    }

    private func sheets(_ response: TestResponse) throws -> [Answer.Sheet] {
        #expect(response.status == .ok)
        return try JSONDecoder().decode(Answer.self, from: Data(response.body.readableBytesView)).sheets
    }

    @Test func eachSheetSaysWhatTheCodeMayDo() async throws {
        let setting = try await SiteSetting()
        let (first, second) = (setting.round.sheets[0], setting.round.sheets[1])
        let stranger = VotingCode.random().credential(uuid: Array("x".utf8), postcode: [], houseNumber: [])
        let ballot = try setting.ballot(3)
        _ = try await setting.service.cast([ballot])
        try await setting.round.record(
            setting.round.block(first.letters[4].publicKey.bytes, .toPaper),
            in: setting.service.store
        )

        var found = try sheets(
            await ask(
                setting,
                [question(first.uuid, first.letters[3], stranger), question(second.uuid, stranger, second.reserve[0])]
            )
        )
        #expect(found.map(\.state) == ["voted", "idle"])
        #expect(found.map(\.form) == ["letter", "reserve"])
        #expect(found.map(\.weight) == ["1", "1"])
        #expect(found.map(\.ballots) == [1, 0])
        #expect(found[0].trackingCode == String(decoding: Digest(of: ballot).base64, as: UTF8.self))

        found = try sheets(
            await ask(
                setting,
                [question(first.uuid, first.letters[4], stranger), question(second.uuid, second.letters[0], stranger)]
            )
        )
        #expect(found.map(\.state) == ["blocked", "active"])
        #expect(found.map(\.reason) == ["to-paper", nil])

        found = try sheets(await ask(setting, [question(first.uuid, stranger, first.paper[0])]))
        #expect(found.map(\.state) == ["unknown"], "a paper credential is not for voting on-line")
        #expect(found[0].form == nil && found[0].weight == nil && found[0].trackingCode == nil)
    }

    @Test func whatIsNoQuestionIsRefused() async throws {
        let setting = try await SiteSetting()
        let sheet = setting.round.sheets[0]
        let good = question(sheet.uuid, sheet.letters[0], sheet.letters[1])
        for questions in [
            [], ["{}"], ["1"], [good.uppercased()], [good.replacing("\"letter\":\"", with: "\"letter\":\"0")],
            [String](repeating: good, count: 17), ["\u{0}"],
        ] { #expect(try await ask(setting, questions).errorCode == "unreadable", "\(questions.first ?? "")") }
        let other = try #require(ElectionID("11111111111111"))
        #expect(
            try await ask(setting, [question(other, sheet.letters[0], sheet.letters[1])]).errorCode == "other-round"
        )
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 16_000)
        let answer = try await setting.ask(
            "/api/rounds/proef/credentials",
            .post,
            headers: [.contentType: "application/json"],
            body: deep
        )
        #expect(answer.errorCode == "unreadable")
        let large = try await setting.ask(
            "/api/rounds/proef/credentials",
            .post,
            headers: [.contentType: "application/json"],
            body: [UInt8](repeating: 0x20, count: 20_000)
        )
        #expect(large.errorCode == "too-large")
    }

    @Test func strangersCostMoreAndHaveToWait() async throws {
        let setting = try await SiteSetting { $0.limits.lookups = .init(burst: 25, perSecond: 0.001) }
        let sheet = setting.round.sheets[0]
        let stranger = VotingCode.random().credential(uuid: Array("x".utf8), postcode: [], houseNumber: [])
        let body = Array("{\"credentials\":[\(question(sheet.uuid, stranger, stranger))]}".utf8)
        let statuses = try await setting.visit { client in
            var statuses: [Int] = []
            for _ in 0..<4 {
                let answer = try await client.execute(
                    uri: "/api/rounds/proef/credentials",
                    method: .post,
                    headers: [.contentType: "application/json"],
                    body: ByteBuffer(bytes: body)
                )
                statuses.append(answer.status.code)
            }
            return statuses
        }
        #expect(statuses == [200, 200, 200, 429])
    }

    @Test func beforeTheRoundIsSetUpNobodyIsKnown() async throws {
        let setting = try await SiteSetting(isOpen: false)
        let sheet = setting.round.sheets[0]
        let answer = try await ask(setting, [question(sheet.uuid, sheet.letters[0], sheet.reserve[0])])
        #expect(try sheets(answer).map(\.state) == ["unknown"])
        #expect(answer.text.hasPrefix("{\"admission\":\"too-early\""))
    }
}
