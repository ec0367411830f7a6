//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Rounds
import SignedNotes
import Testing

/// Made-up rosters of one municipality, with the keys of everybody on them.
struct SampleRoster {
    static let host = "stem.example.nl"

    /// By name; the same ones in every test.
    let keys: [String: SigningKey]

    init(_ names: [String] = ["griffier", "projectleider", "registrator", "secretaris"]) throws {
        var keys: [String: SigningKey] = [:]
        for (place, name) in names.enumerated() {
            let name = try KeyName(host: Self.host, purpose: .official(name: name))
            let seed = [UInt8](repeating: UInt8(place + 1), count: 32)
            keys[names[place]] = try seed.withUnsafeBytes { try SigningKey(name: name, seed: $0) }
        }
        self.keys = keys
    }

    func key(_ name: String) throws -> SigningKey {
        try #require(keys[name])
    }

    func official(
        _ name: String,
        _ roles: Set<OfficialRole> = [.acts, .register, .paper],
        key: VerifierKey? = nil
    ) throws -> RosterOfficial {
        try RosterOfficial(
            id: try #require(OfficialID(name)),
            function: try #require(StatementWords("functie van \(name)")),
            key: try key ?? self.key(name).verifierKey,
            roles: roles
        )
    }

    func roster(
        _ officials: [RosterOfficial]? = nil,
        instance: String = SampleRoster.host,
        municipality: MunicipalityID = "assen",
        number: Int = 1,
        previous: Digest? = nil,
        policy: SigningPolicy = .usual,
        renewal: Int = 2,
        signed: String = "2027-01-04T09:00:00+01:00"
    ) throws -> Roster {
        try Roster(
            instance: try #require(InstanceID(instance)),
            municipality: municipality,
            number: number,
            previous: previous,
            officials: try officials ?? ["griffier", "projectleider", "registrator"].map { try official($0) },
            policy: policy,
            renewal: renewal,
            times: try SampleStatement.times(signed)
        )
    }

    func note(_ roster: Roster, _ names: String...) throws -> SignedNote {
        try SignedNote(text: roster.text, signedBy: try names.map { try key($0) })
    }
}
