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
import NIOCore
import Rounds
import Service
import Store
import StoreFixtures
import Testing

@testable import Web

@Suite struct PagesOverHTTPTests {
    private static let multipart = "multipart/form-data; boundary=grens"

    private static func form(token: String?, _ file: [UInt8]?) -> [UInt8] {
        var body: [UInt8] = []
        if let token {
            body += Array("--grens\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)\r\n".utf8)
        }
        if let file {
            let head = "--grens\r\nContent-Disposition: form-data; name=\"ballots\"; filename=\"stem.jsonl\"\r\n\r\n"
            body += Array(head.utf8) + file + [0x0D, 0x0A]
        }
        return body + Array("--grens--\r\n".utf8)
    }

    /// Opens the page with the form and posts a file, as a browser does.
    private func upload(_ setting: SiteSetting, _ file: [UInt8]?, withToken: Bool = true) async throws -> TestResponse {
        try await setting.visit { client in
            let page = try await client.execute(uri: "/nl/proef/stembestand", method: .get)
            let cookie = try #require(page.headers[.setCookie]?.split(separator: ";").first)
            let found = try #require(page.text.firstMatch(of: /name="token" value="([0-9a-f]{64})"/))
            return try await client.execute(
                uri: "/nl/proef/stembestand",
                method: .post,
                headers: [.contentType: Self.multipart, .cookie: String(cookie), .fetchSite: "same-origin"],
                body: ByteBuffer(bytes: Self.form(token: withToken ? String(found.1) : nil, file))
            )
        }
    }

    @Test func aBallotFileIsCastWithoutAScript() async throws {
        let setting = try await SiteSetting()
        let ballots = [try setting.ballot(sheet: 0), try setting.ballot(sheet: 1)]
        let answer = try await upload(setting, ballots[0] + [0x0A] + ballots[1] + [0x0A])
        #expect(answer.status == .seeOther)
        let codes = ballots.map { Digest(of: $0) }
        let path = try #require(answer.headers[.location])
        #expect(path == PagePath.receipt("proef", codes).text(in: .dutch))
        let receipt = try await setting.ask(path)
        #expect(receipt.status == .ok)
        for code in codes { #expect(receipt.text.contains(TrackingCode.text(code))) }
        let search = try await setting.ask("/nl/proef/mijn-stem?code=\(TrackingCode.inAddress(codes[1]))")
        #expect(search.status == .ok)
        #expect(search.text.contains(TrackingCode.text(codes[1])))
    }

    @Test func whatIsWrongWithAFileIsSaidAtTheForm() async throws {
        let setting = try await SiteSetting()
        let stranger = try SampleRound("vreemd", letters: 2)
        let foreign = try stranger.ballot(by: stranger.sheets[0].letters[0]).ballot.ballot.bytes
        for file in [nil, [], Array("{}".utf8), foreign, try setting.ballot() + [0x20]] {
            let answer = try await upload(setting, file)
            #expect(answer.status.code == 422)
            #expect(answer.text.contains("id=\"ballots-error\""))
        }
    }

    @Test func aVoterWhoMayNotVoteGetsAPageOfItsOwn() async throws {
        let setting = try await SiteSetting()
        let idle = try setting.round.ballot(by: setting.round.sheets[0].reserve[0]).ballot.ballot.bytes
        #expect(try await upload(setting, idle).status == .forbidden)
        let ballot = try setting.ballot()
        setting.set(RoundTimes.closes)
        let late = try await setting.ask("/nl/proef/stemmen")
        #expect(late.status == .ok)
        #expect(!late.text.contains("data-voting"))
        #expect(try await setting.service.store.archiveHead(of: setting.round.sheets[0].uuid).count == 1)
        _ = ballot
    }

    @Test func aFormOfAnotherSiteCastsNothing() async throws {
        let setting = try await SiteSetting()
        #expect(try await upload(setting, try setting.ballot(), withToken: false).status == .forbidden)
        let answer = try await setting.ask(
            "/nl/proef/stembestand",
            .post,
            headers: [.contentType: Self.multipart, .fetchSite: "cross-site"],
            body: Self.form(token: "x", try setting.ballot())
        )
        #expect(answer.status == .forbidden)
        #expect(try await setting.service.store.archiveHead(of: setting.round.sheets[0].uuid).count == 1)
    }

    @Test func anAddressIsAnsweredFromTheRules() async throws {
        let setting = try await SiteSetting()
        for (body, status, word) in [
            ("postcode=9401+ab&house-number=12a", 200, "9401"), ("postcode=1234&house-number=", 422, "postcode-error"),
            ("", 422, "house-number-error"),
        ] {
            let answer = try await setting.ask(
                "/nl/proef/adres",
                .post,
                headers: [.contentType: "application/x-www-form-urlencoded"],
                body: Array(body.utf8)
            )
            #expect(answer.status.code == status)
            #expect(answer.text.contains(word))
        }
    }

    @Test func theVotingDocumentHasWhatTheBoothNeeds() async throws {
        let setting = try await SiteSetting()
        let page = try await setting.ask("/en/proef/stemmen")
        let document = try await setting.ask("/api/elections/\(setting.round.sheets[0].uuid)/election")
        let fingerprint = String(decoding: Digest(of: Array(document.body.readableBytesView)).base64, as: UTF8.self)
        #expect(page.text.contains(fingerprint))
        #expect(page.headers[.cacheControl] == "no-store")
        for uri in ["/nl/", "/nl/proef", "/nl/proef/adres", "/nl/proef/mijn-stem", "/nl/proef/controleren"] {
            #expect(try await setting.ask(uri).status == .ok)
        }
        #expect(try await setting.ask("/proef").headers[.location] == "/nl/proef/")
        #expect(try await setting.ask("/nl/proef/ontvangstbewijs").headers[.location] == "/nl/proef/mijn-stem")
        #expect(try await setting.ask("/nl/proef/mijn-stem?code=kort").status.code == 422)
        let none = String(repeating: "A", count: 43)
        #expect(try await setting.ask("/nl/proef/ontvangstbewijs?code=\(none)").status == .notFound)
    }

    @Test func filesAreAskedForAgainOnlyIfTheyChanged() async throws {
        let setting = try await SiteSetting()
        let first = try await setting.ask("/assets/stemronde.css")
        let tag = try #require(first.headers[.eTag])
        #expect(first.headers[.cacheControl] == "no-cache")
        let second = try await setting.ask("/assets/stemronde.css", headers: [.ifNoneMatch: "\"x\", \(tag)"])
        #expect(second.status == .notModified)
        #expect(second.body.readableBytes == 0)
        #expect(try await setting.ask("/assets/stemronde.css", headers: [.ifNoneMatch: "\"x\""]).status == .ok)
        #expect(try await setting.ask("/assets/..%2ftemplates%2flayout.mustache").status == .notFound)
    }

    @Test func aMissingBoothIsAnError() {
        let nowhere = FileManager.default.temporaryDirectory.appending(path: "there-is-no-booth.wasm")
        #expect(throws: StartError.self) { try AssetStore(booth: nowhere) }
    }
}
