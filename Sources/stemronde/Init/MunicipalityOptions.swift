//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import RoundFiles
import Rounds
import VerifyCommand

/// What `stemronde init` is told of the municipalities, each time as `ID:VALUE`.
struct MunicipalityOptions: ParsableArguments {
    @Option(help: "A municipality that is served, ID:NAME, as in assen:'Gemeente Assen'; again for each further one.")
    var municipality: [String]

    @Option(help: "The bodies that decide in a municipality: ID:raad, ID:college or ID:raad+college, the default.")
    var bodies: [String] = []

    @Option(help: "The ordinance that limits what a round asks: ID:ADVISORY:BINDING:NAME; 7 and 3 by default.")
    var ordinance: [String] = []

    @Option(help: "A municipality's colour: ID:#RRGGBB, dark enough for white text.")
    var colour: [String] = []

    /// A municipality as it will stand in the configuration.
    struct Municipality {
        let id: MunicipalityID
        let name: String
        var bodies: [Body]?
        var ordinance: Limits?
        var colour: LookColour?

        /// The file of `assets/` with its colour.
        var look: String? { colour == nil ? nil : "\(id).css" }

        /// With what it says of itself.
        func owner(_ contact: ContactOptions) -> InstanceFile.Owner {
            InstanceFile.Owner(
                name: name,
                telephone: contact.telephone,
                email: contact.email,
                website: contact.website,
                look: look,
                bodies: bodies,
                ordinance: ordinance
            )
        }
    }

    /// The municipalities, in the order in which they were named.
    func read() throws(ValidationError) -> [Municipality] {
        guard !municipality.isEmpty else { throw ValidationError("--municipality ID:NAME: at least one is served") }
        var read: [Municipality] = []
        for text in municipality {
            let (id, name) = try Self.split(text, "--municipality")
            guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
                throw ValidationError("--municipality \(text): a name is expected behind the colon")
            }
            guard !read.contains(where: { $0.id == id }) else {
                throw ValidationError("--municipality \(text): \(id) is named twice")
            }
            read.append(Municipality(id: id, name: name))
        }
        try Self.each(bodies, "--bodies", &read) { place, value throws(ValidationError) in
            let bodies = value.split(separator: "+", omittingEmptySubsequences: false).map {
                Body(rawValue: String($0))
            }
            guard !bodies.contains(nil) else { throw ValidationError("--bodies \(value): raad, college or both") }
            place.bodies = bodies.compactMap { $0 }
        }
        try Self.each(ordinance, "--ordinance", &read) { place, value throws(ValidationError) in
            let parts = value.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3, let advisory = Int(parts[0]), let binding = Int(parts[1]), !parts[2].isEmpty,
                (0...Limits.most).contains(advisory), (0...Limits.most).contains(binding)
            else {
                throw ValidationError(
                    "--ordinance \(value): ID:ADVISORY:BINDING:NAME, with numbers from 0 to \(Limits.most)"
                )
            }
            place.ordinance = Limits(advisory: advisory, binding: binding, ordinance: parts[2])
        }
        try Self.each(colour, "--colour", &read) { place, value throws(ValidationError) in
            guard let colour = LookColour(value) else {
                throw ValidationError("--colour \(value): six hexadecimal digits behind # are expected")
            }
            guard colour.isReadable else {
                throw ValidationError("--colour \(value): too light to be read on white; take a darker one")
            }
            place.colour = colour
        }
        return read
    }

    /// Gives each `ID:VALUE` to the municipality that it is of.
    private static func each(
        _ texts: [String],
        _ option: String,
        _ municipalities: inout [Municipality],
        _ take: (inout Municipality, String) throws(ValidationError) -> Void
    ) throws(ValidationError) {
        for text in texts {
            let (id, value) = try split(text, option)
            guard let place = municipalities.firstIndex(where: { $0.id == id }) else {
                throw ValidationError("\(option) \(text): \(id) is none of the municipalities")
            }
            try take(&municipalities[place], value)
        }
    }

    private static func split(_ text: String, _ option: String) throws(ValidationError) -> (MunicipalityID, String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let id = MunicipalityID(parts[0]) else {
            throw ValidationError("\(option) \(text): ID:VALUE, with an id of a-z, 0-9 and hyphen, is expected")
        }
        return (id, parts[1])
    }
}

/// How residents reach the municipality, or the organisation that several share.
struct ContactOptions: ParsableArguments {
    @Option(help: "Whose site it is, if several municipalities share it.")
    var owner: String?

    @Option(help: "The telephone number for questions.")
    var telephone: String?

    @Option(help: "The e-mail address for questions.")
    var email: String?

    @Option(help: "The municipality's own site: https://…")
    var website: String?
}
