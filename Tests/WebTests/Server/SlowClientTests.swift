//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HummingbirdTesting
import Testing

@testable import Web

@Suite struct SlowClientTests {
    private static let post =
        "POST /api/rounds/proef/ballots HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n"
        + "Content-Type: application/x-ndjson\r\n\r\n"
    private static let get = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"

    /// A body, the head of the first request, and that of the next one.
    @Test(arguments: [post, "GET /health HTTP/1.1\r\n", get + "GET /health HTTP/1.1\r\n"])
    func whoSendsAByteNowAndThenIsCutOff(_ beginning: String) async throws {
        let setting = try await SiteSetting {
            $0.limits.requestSeconds = 1
            $0.limits.idleSeconds = 1
        }
        _ = try await setting.visit(.live) { client in
            let port = try #require(client.port)
            // It throws if the connection is still there after a minute, which a busy machine may need.
            #expect(try await RawClient.ask(port: port, beginning, drip: "X: y\r\n").isEmpty)
        }
    }

    @Test func whoSendsNothingIsCutOff() async throws {
        let setting = try await SiteSetting { $0.limits.idleSeconds = 1 }
        _ = try await setting.visit(.live) { client in
            let port = try #require(client.port)
            let start = ContinuousClock.now
            _ = try await RawClient.ask(port: port, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n", seconds: 120)
            #expect(ContinuousClock.now - start < .seconds(60))
        }
    }
}
