//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Foundation
public import Rounds
public import Service
public import SignedNotes
import Store

/// An instance for simulated rounds: a real service over a real database, and three officials whose keys are in memory.
public struct SimulatedSite: Sendable {
    /// The service.
    public let service: VotingService
    /// Who runs it, and its host name.
    public let instance: Instance
    /// The officials' keys.
    public let officials: [SigningKey]
    let clock: SimulatedClock

    /// Makes an instance in a folder that is not there yet: `stemronde.sqlite`, `log-keys/`, and `rosters/` once a round is
    /// played.
    public init(creating folder: URL, host: String = "stemmen.example", clock: SimulatedClock) throws {
        let keys = folder.appending(path: "log-keys")
        let owner: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true, attributes: owner)
        officials = try Self.people.map { person in
            SigningKey(generating: try KeyName(host: host, purpose: .official(name: person.name)))
        }
        guard let id = InstanceID(host) else { throw SimulationError("\(host) is no host name") }
        let rosters = RosterBook(folder: folder.appending(path: "rosters").path, instance: id)
        instance = Instance(id: id, rosters: rosters)
        self.clock = clock
        service = VotingService(
            store: try RoundStore(path: folder.appending(path: "stemronde.sqlite").path),
            instance: instance,
            keys: LogKeys(folder: keys.path, instance: id),
            clock: clock.service
        )
    }

    /// The hash of a municipality's first roster; nil before it has one.
    public func anchor(of municipality: MunicipalityID) throws -> Digest? {
        try instance.rosters.chain(of: municipality).anchor
    }

    /// Gives a municipality its first roster, signed by all three, unless it has one.
    func begin(_ municipality: MunicipalityID) throws {
        guard try instance.rosters.chain(of: municipality).current == nil else { return }
        let roster = try roster(of: municipality)
        let note = try SignedNote(text: roster.text, signedBy: officials)
        if let problem = try instance.rosters.begin(roster, note, received: roster.times.signed).first { throw problem }
    }

    private static let people = [
        (name: "griffier", function: "Griffier van de gemeente"),
        (name: "projectleider", function: "Projectleider participatie"),
        (name: "registrator", function: "Uitgever van de stemcodes"),
    ]

    private func roster(of municipality: MunicipalityID) throws -> Roster {
        let listed = try zip(Self.people, officials).map { person, key in
            guard let id = OfficialID(person.name), let function = StatementWords(person.function) else {
                throw SimulationError("\(person.name) is no name of an official")
            }
            return try RosterOfficial(
                id: id,
                function: function,
                key: key.verifierKey,
                roles: [.acts, .register, .paper]
            )
        }
        guard let signed = Moment(unixSeconds: clock.seconds),
            let times = StatementTimes(signed: signed, submitBy: signed)
        else { throw SimulationError("no roster can be signed at \(clock.seconds)") }
        return try Roster(
            instance: instance.id,
            municipality: municipality,
            number: 1,
            previous: nil,
            officials: listed,
            policy: .usual,
            renewal: 2,
            times: times
        )
    }
}
