//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Foundation
import Rounds
public import Service
public import SignedNotes
import Store

/// An instance for simulated rounds: a real service over a real database, and two officials whose keys are in memory.
public struct SimulatedSite: Sendable {
    /// The service.
    public let service: VotingService
    /// Who runs it, and its host name.
    public let instance: Instance
    /// The officials' keys.
    public let officials: [SigningKey]
    let clock: SimulatedClock

    /// Makes an instance in a folder that is not there yet: `stemronde.sqlite`, and `log-keys/`.
    public init(creating folder: URL, host: String = "stemmen.example", clock: SimulatedClock) throws {
        let keys = folder.appending(path: "log-keys")
        let owner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true, attributes: owner)
        officials = try ["griffier", "projectleider"].map { name in
            SigningKey(generating: try KeyName(host: host, purpose: .official(name: name)))
        }
        guard let id = InstanceID(host) else { throw SimulationError("\(host) is no host name") }
        instance = Instance(id: id, officials: try VerifierKeys(officials.map(\.verifierKey)))
        self.clock = clock
        service = VotingService(
            store: try RoundStore(path: folder.appending(path: "stemronde.sqlite").path),
            instance: instance,
            keys: LogKeys(folder: keys.path, instance: id),
            clock: clock.service
        )
    }
}
