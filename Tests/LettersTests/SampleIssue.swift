//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CanonicalText
import Foundation
import Letters
import Registrar
import Rounds
import SealedFiles
import TestSupport
import Testing

/// The round of Assen with some made-up addresses, and an issue of codes for it.
enum SampleIssue {
    static let elections: [SheetID: ElectionID] = [
        "raadgevend": ElectionID("11111111111111"), "bindend": ElectionID("22222222222222"),
    ].compactMapValues { $0 }

    /// A street that would end elements, attributes and fields, and turn the direction of what follows.
    static let hostileStreet = "<b onload=\"x\">Laan</b> & 'Zoon'; \u{202E}neen"

    static func definition() throws -> RoundDefinition {
        try RoundDefinition(json: Fixture.bytes("rounds/assen-halfweg.json"))
    }

    /// `perZone` addresses in each zone, the last of each with the hostile street.
    static func register(perZone: Int) throws -> Register {
        var entries: [RegisterEntry] = []
        for area in ["9401", "9402", "9403", "9404", "9405", "9408", "9409"] {
            for number in 1...perZone {
                entries.append(
                    RegisterEntry(
                        address: try Address(
                            postcode: Postcode(area + "AB"),
                            number: #require(HouseNumber(number)),
                            letter: number.isMultiple(of: 3) ? "A" : "",
                            addition: number.isMultiple(of: 5) ? "bis" : ""
                        ),
                        street: number == perZone ? hostileStreet : "Vaart Zuidzijde",
                        town: "Assen",
                        line: entries.count + 2
                    )
                )
            }
        }
        return Register(entries)
    }

    static func sender() throws -> LetterSender {
        LetterSender(
            name: "Gemeente Assen & <Omstreken>",
            host: try #require(InstanceID("stemmen.assen.example")),
            returnAddress: "Postbus 30018, 9400 RA Assen",
            telephone: "14 0592",
            counter: BilingualText(nl: "Stadhuis", en: "Town hall")
        )
    }

    /// Makes an issue, with nothing sealed, in a new folder.
    static func make(
        in url: URL,
        perZone: Int = 10,
        protection: IssueProtection = .rehearsal
    ) async throws -> (files: IssueFolder, numbers: IssueNumbers) {
        let issuer = try CodeIssuer(
            plan: IssuePlan(definition: definition(), register: register(perZone: perZone)),
            elections: elections,
            registerDigest: Digest(of: []),
            registerDate: #require(Day("2028-01-15"))
        )
        var generator = SeededGenerator(seed: 7)
        let numbers = try await issuer.issue(into: url, protection: protection, using: &generator)
        return (IssueFolder(url), numbers)
    }

    static func bytes(_ url: URL) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url))
    }

    static func mode(_ url: URL) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))
        return try #require(attributes[.posixPermissions] as? Int)
    }
}
