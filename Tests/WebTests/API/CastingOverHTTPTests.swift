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
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

@testable import Web

@Suite struct CastingOverHTTPTests {
    private struct Receipts: Decodable {
        struct Receipt: Decodable {
            let election: String
            let trackingCode: String
            let proof: String
        }
        let receipts: [Receipt]
    }

    private static let path = "/api/rounds/proef/ballots"
    private static let lines: HTTPFields = [.contentType: "application/x-ndjson"]

    private func cast(
        _ ballots: [UInt8],
        _ headers: HTTPFields = lines,
        at setting: SiteSetting
    ) async throws -> TestResponse {
        try await setting.ask(Self.path, .post, headers: headers, body: ballots)
    }

    private func receipts(_ response: TestResponse) throws -> [Receipts.Receipt] {
        try JSONDecoder().decode(Receipts.self, from: Data(response.body.readableBytesView)).receipts
    }

    @Test func aVoteForBothSheetsGetsReceiptsThatVerify() async throws {
        let setting = try await SiteSetting()
        let ballots = [try setting.ballot(sheet: 0), try setting.ballot(sheet: 1)]
        let body = Array(ballots.joined(separator: [0x0A])) + [0x0A]
        try await setting.visit { client in
            let answer = try await client.execute(
                uri: Self.path,
                method: .post,
                headers: Self.lines,
                body: ByteBuffer(bytes: body)
            )
            #expect(answer.status == .ok)
            let receipts = try receipts(answer)
            #expect(receipts.map(\.election) == setting.round.sheets.map(\.uuid.text))
            for (receipt, ballot) in zip(receipts, ballots) {
                #expect(receipt.trackingCode == String(decoding: Digest(of: ballot).base64, as: UTF8.self))
                let proof = try LogProof(parsing: Array(receipt.proof.utf8))
                let place = proof.inclusion.index
                let entry = try await setting.service.store.logEntries(of: "proef", place..<(place + 1))[0]
                try proof.verify(entry: entry, log: setting.round.logKey.verifierKey)
                let code = try #require(TrackingCode.read(receipt.trackingCode))
                let again = try await client.execute(
                    uri: "/api/rounds/proef/receipts/\(TrackingCode.inAddress(code))",
                    method: .get
                )
                #expect(again.status == .ok)
                #expect(Array(again.body.readableBytesView) == proof.bytes)
            }
        }
    }

    @Test func oneBallotMayBeSentAsJSON() async throws {
        let setting = try await SiteSetting()
        let answer = try await cast(setting.ballot(), [.contentType: "application/json; charset=utf-8"], at: setting)
        #expect(answer.status == .ok)
        #expect(try receipts(answer).count == 1)
    }

    @Test func refusalsHaveTheirCodes() async throws {
        let setting = try await SiteSetting()
        let sheet = setting.round.sheets[0]
        let ballot = try setting.ballot()
        var changed = ballot
        // The last digit of the signature.
        changed[ballot.count - 5] ^= 1
        let idle = try setting.round.ballot(by: sheet.reserve[0]).ballot.ballot.bytes
        let paper = try setting.round.ballot(by: sheet.paper[0]).ballot.ballot.bytes
        let stranger = try SampleRound("vreemd", letters: 2)
        let foreign = try stranger.ballot(by: stranger.sheets[0].letters[0]).ballot.ballot.bytes
        for (body, status, code) in [
            (Array("\n".utf8), 400, "unreadable"), ([], 400, "unreadable"), (Array("{}".utf8), 400, "unreadable"),
            (idle, 403, "idle"), (paper, 403, "not-entitled"), (foreign, 422, "other-round"),
            (changed, 422, "refused"), (ballot + [0x0A] + ballot, 422, "refused"), (ballot + [0x20], 422, "refused"),
            (Array(repeating: 0x0A, count: 40), 400, "unreadable"),
        ] {
            let answer = try await cast(body, at: setting)
            #expect(answer.status.code == status)
            #expect(answer.errorCode == code)
        }
        let size = try await setting.service.store.archiveHead(of: sheet.uuid).count
        #expect(size == 1, "nothing was recorded")
        setting.set(RoundTimes.opens - 1)
        #expect(try await cast(ballot, at: setting).errorCode == "too-early")
        setting.set(RoundTimes.closes)
        #expect(try await cast(ballot, at: setting).errorCode == "too-late")
    }

    @Test func theRuleThatABallotBreaksIsNamed() async throws {
        let setting = try await SiteSetting()
        let ballots = try setting.ballot(0, sheet: 1) + [0x0A] + setting.ballot() + [0x20]
        let answer = try await cast(ballots, at: setting)
        #expect(answer.text.contains("\"rule\":\"B01\",\"ballot\":1"))
    }

    @Test func aBodyOfAnotherTypeIsRefused() async throws {
        let setting = try await SiteSetting()
        for headers: HTTPFields in [
            [:], [.contentType: "text/plain"], [.contentType: "application/x-www-form-urlencoded"],
        ] {
            let answer = try await cast(setting.ballot(), headers, at: setting)
            #expect(answer.errorCode == "media-type")
        }
    }

    @Test func aScriptOfAnotherSiteIsRefused() async throws {
        let setting = try await SiteSetting()
        var headers = Self.lines
        headers[.fetchSite] = "cross-site"
        let answer = try await cast(setting.ballot(), headers, at: setting)
        #expect(answer.errorCode == "foreign-form")
    }

    @Test func tooManySubmissionsFromOneNetworkHaveToWait() async throws {
        let setting = try await SiteSetting { $0.limits.ballots = .init(burst: 2, perSecond: 0.001) }
        let ballot = try setting.ballot()
        let answers = try await setting.visit { client in
            var answers: [TestResponse] = []
            for _ in 0..<3 {
                answers.append(
                    try await client.execute(
                        uri: Self.path,
                        method: .post,
                        headers: Self.lines,
                        body: ByteBuffer(bytes: ballot)
                    )
                )
            }
            return answers
        }
        #expect(answers.map(\.status.code) == [200, 200, 429])
        #expect(answers[2].errorCode == "too-many-attempts")
        #expect((1...1000).contains(Int(answers[2].headers[.retryAfter] ?? "") ?? 0))
    }
}
