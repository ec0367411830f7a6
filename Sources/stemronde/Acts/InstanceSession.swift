//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Foundation
import RoundBundle
import RoundFiles
import Rounds
import Service
import SignedNotes
import Store
import VerifyCommand

/// Which instance a command is about.
struct InstanceOption: ParsableArguments {
    @Option(help: "The instance's folder, on the machine of the service.", completion: .directory)
    var instance = "."
}

/// Who may sign for a municipality now, and how many must.
struct Signatories {
    let policy: SigningPolicy
    /// By name.
    let officials: [(id: OfficialID, key: VerifierKey, function: String?)]

    var keys: [VerifierKey] { officials.map(\.key) }
}

/// An instance's folder, opened beside the service, which may run meanwhile: both go through the same database, and
/// neither keeps what the other's writing makes wrong.
struct InstanceSession {
    /// As it was typed.
    let path: String
    let folder: InstanceFolder
    let service: VotingService

    /// Opens the instance, does something with it, and closes it.
    static func with<Value>(
        _ option: InstanceOption,
        _ body: (InstanceSession) async throws -> Value
    ) async throws -> Value {
        let folder = try InstanceFolder(option.instance)
        let session = InstanceSession(path: option.instance, folder: folder, service: try folder.service())
        let value: Value
        do {
            value = try await body(session)
        } catch {
            try? session.service.store.close()
            throw session.explained(error)
        }
        try session.service.store.close()
        return value
    }

    /// The error, with what helps against a round that is not there.
    private func explained(_ error: any Error) -> any Error {
        let detail: String? =
            switch error {
            case let error as ServiceError where error.code == .unknown: error.detail
            case let error as StoreError where error.code == .unknown: error.detail
            default: nil
            }
        return detail.map { CommandFailure($0, hint: command("round", "list")) } ?? error
    }

    /// `stemronde WORDS --instance DIR`, as somebody would type it here.
    func command(_ words: String...) -> String { command(words) }

    func command(_ words: [String]) -> String {
        let quoted = words.map(ShellWord.quoted).joined(separator: " ")
        return "stemronde \(quoted)" + " --instance \(ShellWord.quoted(path))"
    }

    /// Who signs for a municipality; nil before its first roster.
    func signatories(of municipality: MunicipalityID) throws -> Signatories? {
        guard let roster = try service.instance.rosters.chain(of: municipality).current else { return nil }
        return Signatories(
            policy: roster.policy,
            officials: roster.officials.map { ($0.id, $0.key, $0.function.description) }
        )
    }

    /// A round's record, as far as the next act needs it.
    ///
    /// - Parameter withSetUps: whether the act names what the elections were set up with.
    func record(of round: RoundID, withSetUps: Bool = false) async throws -> RoundRecord {
        let state = try await service.state(of: round)
        let definition = try await service.store.definition(of: round)
        let signatories = try signatories(of: definition.municipality)
        guard withSetUps, state.phase == .ready else {
            return RoundRecord(definition: definition, state: state, openings: [:], policy: signatories?.policy)
        }
        // No ballot is there yet, so the public folder is small.
        let copy = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try await service.export(round, to: copy)
        let replay = try BundleReplay(reading: BundleFolder(copy))
        return RoundRecord(
            definition: definition,
            state: state,
            openings: RoundRecord.openings(replay),
            policy: signatories?.policy
        )
    }
}
