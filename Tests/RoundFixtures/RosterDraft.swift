//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Rounds
public import SignedNotes

/// A roster before it is signed, with every part open to change.
public struct RosterDraft {
    public var instance = SmallRound.host
    public var municipality: MunicipalityID = "assen"
    public var number: Int
    public var previous: Digest?
    /// Those who are on it.
    public var officials: [SigningKey] = Keys.everybody
    public var roles: [String: Set<OfficialRole>] = [:]
    public var policy = SigningPolicy.usual
    public var renewal = 2
    public var times: StatementTimes
    /// Those who sign it.
    public var keys: [SigningKey]

    public init(number: Int, previous: Digest?, times: StatementTimes, keys: [SigningKey]) {
        self.number = number
        self.previous = previous
        self.times = times
        self.keys = keys
    }

    /// What is signed.
    public func roster() throws -> Roster {
        try Roster(
            instance: InstanceID(instance).orFail(),
            municipality: municipality,
            number: number,
            previous: previous,
            officials: try officials.map { key in
                guard case .official(let name)? = key.verifierKey.name.stated?.purpose else {
                    throw FixtureError("a key of no official")
                }
                return try RosterOfficial(
                    id: OfficialID(name).orFail(),
                    function: StatementWords("functie van \(name)").orFail(),
                    key: key.verifierKey,
                    roles: roles[name] ?? [.acts, .register, .paper]
                )
            },
            policy: policy,
            renewal: renewal,
            times: times
        )
    }
}
