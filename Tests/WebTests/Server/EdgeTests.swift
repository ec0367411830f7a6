//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

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

@Suite struct EdgeTests {
    private static let always: [HTTPField.Name] = [
        .contentSecurityPolicy, .xContentTypeOptions, .referrerPolicy, .permissionsPolicy, .crossOriginOpenerPolicy,
        .crossOriginResourcePolicy, .cacheControl, .strictTransportSecurity, .contentType,
    ]

    @Test(arguments: [
        ("/", HTTPRequest.Method.get, 303), ("/health", .get, 200), ("/nl/", .get, 200), ("/api/rounds", .get, 200),
        ("/nl/proef/stemmen", .get, 200), ("/nl/onbekend", .get, 404), ("/api/onbekend", .get, 404),
        ("/nl/proef/adres", .put, 405), ("/api/rounds/proef/ballots", .get, 405), ("/assets/stemronde.css", .get, 200),
        ("/assets/onbekend.css", .get, 404), ("/nl/proef/stemmen", .head, 200), ("/%zz%00", .get, 404),
        ("/nl/proef/uitslag", .get, 404), ("/\(String(repeating: "x", count: 3000))", .get, 414),
    ])
    func everyAnswerHasTheHeaders(_ uri: String, _ method: HTTPRequest.Method, _ status: Int) async throws {
        let setting = try await SiteSetting()
        let answer = try await setting.ask(uri, method)
        #expect(answer.status.code == status)
        for name in Self.always where !(status == 303 && name == .contentType) {
            #expect(answer.headers[values: name].count == 1, "\(name)")
        }
        #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        #expect(answer.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
    }

    @Test func onlyPagesWithTheBoothMayRunIt() async throws {
        let setting = try await SiteSetting()
        for (uri, may) in [
            ("/nl/proef/stemmen", true), ("/nl/proef/mijn-stem", true), ("/assets/booth-worker.js", true),
            ("/nl/proef/", false), ("/nl/", false), ("/nl/proef/adres", false), ("/assets/voting.js", false),
            ("/api/rounds", false),
        ] {
            let policy = try await setting.ask(uri).headers[.contentSecurityPolicy]
            #expect(policy?.contains("'wasm-unsafe-eval'") == may, "\(uri)")
            #expect(policy?.contains("'unsafe-inline'") == false && policy?.contains("'unsafe-eval'") == false)
        }
    }

    @Test func errorsArePagesForPeopleAndJSONForPrograms() async throws {
        let setting = try await SiteSetting()
        let page = try await setting.ask("/en/onbekend")
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(page.text.contains("<html lang=\"en\">"))
        #expect(try await setting.ask("/x", headers: [.acceptLanguage: "de, en;q=0.5"]).text.contains("lang=\"en\""))
        #expect(try await setting.ask("/x").text.contains("lang=\"nl\""))
        #expect(try await setting.ask("/api/x").errorCode == "not-found")
        #expect(try await setting.ask("/nl/x", headers: [.accept: "application/json"]).errorCode == "not-found")
        #expect(try await setting.ask("/nl/x", headers: [.accept: "text/html,application/json"]).errorCode == nil)
    }

    @Test func anAddressSaysWhatItTakes() async throws {
        let setting = try await SiteSetting()
        #expect(try await setting.ask("/api/rounds/proef/ballots").headers[.allow] == "POST")
        #expect(try await setting.ask("/health", .delete).headers[.allow] == "GET, HEAD")
    }

    @Test func bodiesHaveALimit() async throws {
        let setting = try await SiteSetting { $0.limits.ballotBytes = 50_000 }
        let body = [UInt8](repeating: 0x20, count: 50_001)
        let headers: HTTPFields = [.contentType: "application/x-ndjson"]
        #expect(
            try await setting.ask("/api/rounds/proef/ballots", .post, headers: headers, body: body).errorCode
                == "too-large"
        )
        #expect(
            try await setting.ask(
                "/nl/proef/adres",
                .post,
                headers: [.contentType: "application/x-www-form-urlencoded"],
                body: body
            ).status == .contentTooLarge
        )
        #expect(try await setting.ask("/health", .post, body: body).status == .contentTooLarge)
    }

    @Test func oneNetworkCannotAskForever() async throws {
        let setting = try await SiteSetting { $0.limits.requests = .init(burst: 3, perSecond: 0.001) }
        let answers = try await setting.visit { client in
            var answers: [TestResponse] = []
            for _ in 0..<4 { answers.append(try await client.execute(uri: "/nl/", method: .get)) }
            return answers
        }
        #expect(answers.map(\.status.code) == [200, 200, 200, 429])
        #expect((1...1000).contains(Int(answers[3].headers[.retryAfter] ?? "") ?? 0))
        #expect(answers[3].text.contains("<h1"))
    }

    @Test func metricsAreForObserversAlone() async throws {
        let setting = try await SiteSetting()
        #expect(try await setting.ask("/metrics").status == .notFound)
        #expect(
            setting.metrics.text().contains(
                "stemronde_http_requests_total{route=\"/metrics\",method=\"GET\",status=\"404\"} 1"
            )
        )
    }

    @Test func aFaultSaysNothingOfItself() async throws {
        let setting = try await SiteSetting()
        try setting.service.store.close()
        let answer = try await setting.ask("/api/rounds")
        #expect(answer.status.code >= 500)
        #expect(!answer.text.lowercased().contains("sqlite"))
        #expect(try await setting.ask("/nl/").text.contains("<h1"))
    }

    @Test func aRunningSiteAnswersAndAnswersWhatIsNoHTTP() async throws {
        let setting = try await SiteSetting()
        setting.service.hold("elders")
        let port = try await setting.visit(.live) { client in
            #expect(try await client.execute(uri: "/health", method: .get).text == "{\"status\":\"ok\"}")
            let metrics = try await client.execute(uri: "/metrics", method: .get).text
            #expect(metrics.contains("stemronde_http_request_seconds"))
            #expect(metrics.contains("\nstemronde_rounds_held 1.0\n"))
            let port = try #require(client.port)
            let text = try await RawClient.ask(port: port, "nonsense\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 400"))
            #expect(text.lowercased().contains("content-security-policy: default-src 'none'"))
            let long = "GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "y", count: 40_000))\r\n\r\n"
            #expect(try await RawClient.ask(port: port, long).hasPrefix("HTTP/1.1 400"))
            return port
        }
        #expect(port > 0)
    }
}
