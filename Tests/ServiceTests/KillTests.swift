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
import Rounds
import Service
import Store
import StoreFixtures
import TestSupport
import Testing
import Verification

/// The service is killed in the midst of its work. A kill says nothing of the disk: for that `Scripts/check-sync` counts
/// the syncs.
@Suite struct KillTests {
    /// How often; more by the environment variable `STEMRONDE_KILLS`.
    private static let kills = ProcessInfo.processInfo.environment["STEMRONDE_KILLS"].flatMap(Int.init) ?? 3

    @Test func everyAcknowledgedBallotIsThereHoweverOftenTheServiceIsKilled() async throws {
        let setting = try await ServiceSetting()
        try setting.service.store.close()
        let lines: [[UInt8]] = setting.round.sheets[0].letters.map { $0.exposedText + [0x0A] }
        try Data(lines.joined()).write(to: setting.folder.appending(path: "credentials"))
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let path = setting.folder.appending(path: "stemronde.sqlite").path
        let election = setting.round.sheets[0].uuid
        var acknowledged = 0
        for kill in 1...Self.kills {
            let codes = try self.kill(after: Int.random(in: 1...12, using: &generator), setting.folder)
            #expect(!codes.isEmpty, "kill \(kill), seed \(seed)")
            let store = try RoundStore(path: path)
            for code in codes {
                #expect(try await store.ballot(code, of: election) != nil, "kill \(kill), seed \(seed)")
            }
            acknowledged += codes.count
            let recorded = try await store.archiveHead(of: election).count - 1
            #expect(recorded >= acknowledged, "kill \(kill), seed \(seed)")
            try await store.checkEverything()
            try store.close()
        }
        try await verify(setting, path)
    }

    /// Starts the helper, waits for so many acknowledgements, kills it, and gives every tracking code that it
    /// acknowledged.
    private func kill(after count: Int, _ folder: URL) throws -> [Digest] {
        let process = Process()
        process.executableURL = Self.helper
        process.arguments = ["vote", folder.path, "4"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var text: [UInt8] = []
        while text.count < count * 65, case let piece = output.fileHandleForReading.availableData, !piece.isEmpty {
            text += piece
        }
        Foundation.kill(process.processIdentifier, SIGKILL)
        text += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal, "the helper ended by itself")
        // A line that was cut off was not acknowledged.
        return try text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
            .map { try #require(Digest(hex: $0)) }
    }

    /// A new service on what is left publishes a record that verifies.
    private func verify(_ setting: ServiceSetting, _ path: String) async throws {
        let service = VotingService(
            store: try RoundStore(path: path),
            instance: setting.service.instance,
            keys: LogKeys(folder: setting.folder.path, instance: setting.service.instance.id)
        )
        try await service.store.keepFile("issue.json", setting.round.issue().json, of: setting.round.id)
        let report = try await service.verify(setting.round.id).report
        // The fixture's acts are signed by one.
        let failed = report.lines.filter { $0.verdict == .failed && $0.code != .statementSigners }
        #expect(failed.map(\.findings) == [])
    }

    /// Built beside the tests.
    private static var helper: URL {
        var folder = Bundle.main.bundleURL
        if !FileManager.default.fileExists(atPath: folder.appending(path: "kill-helper").path) {
            folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        }
        return folder.appending(path: "kill-helper")
    }
}
