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
import Logging
import NIOCore
import Rounds
import SealedFiles
import Service
import SignedNotes
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Web

/// A site over a fresh database, with an open round of two sheets and a clock that the test sets.
final class SiteSetting: Sendable {
    let folder: URL
    let round: SampleRound
    let service: VotingService
    let metrics = PrometheusMetrics()
    let settings: SiteSettings

    /// - Parameters:
    ///   - isOpen: whether the round is open; otherwise it is adopted.
    ///   - change: what is otherwise about the settings.
    init(isOpen: Bool = true, _ change: (inout SiteSettings) -> Void = { _ in }) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        round = try SampleRound()
        let id = try #require(InstanceID("stem.example"))
        let clock = ClockHand()
        service = VotingService(
            store: try RoundStore(path: folder.appending(path: "stemronde.sqlite").path),
            instance: Instance(id: id, rosters: RosterBook(["assen": round.rosters], instance: id)),
            keys: LogKeys(folder: folder.path, instance: id),
            clock: ServiceClock { clock.seconds.withLock { $0 } }
        )
        self.clock = clock
        var settings = SiteSettings(address: "https://stem.example", owner: SiteOwner(name: "Assen", contact: .init()))
        change(&settings)
        self.settings = settings
        let path = folder.appending(path: "\(round.id).log-key").path
        try round.logKey.withText { try AtomicFile.write($0, to: path) }
        if isOpen { try await round.open(in: service.store) } else { try await round.adopt(in: service.store) }
    }

    private let clock: ClockHand

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func set(_ seconds: Int) {
        clock.seconds.withLock { $0 = seconds }
    }

    /// Asks the site in this process, without a network.
    func ask(
        _ uri: String,
        _ method: HTTPRequest.Method = .get,
        headers: HTTPFields = [:],
        body: [UInt8]? = nil
    ) async throws -> TestResponse {
        try await application().test(.router) { client in
            try await client.execute(
                uri: uri,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(bytes: $0) }
            )
        }
    }

    /// Several requests to the same running site.
    func visit<Value: Sendable>(
        _ setup: TestingSetup = .router,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await application().test(setup, body)
    }

    func application() throws -> some ApplicationProtocol {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return try Site(
            service,
            settings: settings,
            assets: try AssetStore(booth: nil),
            metrics: metrics,
            logger: logger
        ).application()
    }

    /// The bytes of a ballot of a voter with a letter.
    func ballot(_ voter: Int = 0, sheet: Int = 0) throws -> [UInt8] {
        try round.ballot(sheet, by: round.sheets[sheet].letters[voter]).ballot.ballot.bytes
    }
}

/// What a test's clock shows; within the time of voting unless set.
final class ClockHand: Sendable {
    let seconds = Mutex(RoundTimes.opens + 10)
}

extension TestResponse {
    /// The body as text.
    var text: String { String(buffer: body) }

    /// The code of an error in JSON; nil if there is none.
    var errorCode: String? {
        struct Answer: Decodable {
            struct Fault: Decodable {
                let code: String
            }
            let error: Fault
        }
        return try? JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView)).error.code
    }
}

/// The pages' tests have a sample definition of their own.
typealias RoundTimes = StoreFixtures.SampleDefinition
