//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds
public import SignedNotes

/// The officials of every sample round: three who may sign everything, and whose keys never change.
public enum SampleRoster {
    /// Their names, in the order of their keys.
    public static let names = ["griffier", "projectleider", "wethouder"]

    /// Their keys.
    public static func keys() throws -> [SigningKey] {
        try names.enumerated().map { place, name in
            let seed = [UInt8](repeating: UInt8(place + 1), count: 32)
            let name = try KeyName(host: "stem.example", purpose: .official(name: name))
            return try seed.withUnsafeBytes { try SigningKey(name: name, seed: $0) }
        }
    }

    /// The first roster, signed by all.
    public static func chain() throws -> RosterChain {
        let roster = try roster()
        var chain = RosterChain()
        try chain.append(roster, SignedNote(text: roster.text, signedBy: try keys()))
        return chain
    }

    /// A roster of all of them.
    public static func roster(
        of municipality: MunicipalityID = "assen",
        number: Int = 1,
        after previous: Roster? = nil,
        policy: SigningPolicy = .usual,
        renewal: Int = 2,
        _ change: (inout [RosterOfficial]) throws -> Void = { _ in }
    ) throws -> Roster {
        var officials = try zip(names, keys()).map { name, key in
            try RosterOfficial(
                id: try required(OfficialID(name)),
                function: try required(StatementWords("functie van \(name)")),
                key: key.verifierKey,
                roles: [.acts, .register, .paper]
            )
        }
        try change(&officials)
        let signed = try required(Moment(unixSeconds: SampleDefinition.opens - 86_400))
        let until = try required(Moment(unixSeconds: SampleDefinition.closes))
        return try Roster(
            instance: try required(InstanceID("stem.example")),
            municipality: municipality,
            number: number,
            previous: previous?.digest,
            officials: officials,
            policy: policy,
            renewal: renewal,
            times: try required(StatementTimes(signed: signed, submitBy: until))
        )
    }
}
