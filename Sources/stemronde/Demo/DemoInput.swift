//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import CanonicalText
import Foundation
import RoundFiles
import Rounds
import Simulation
import VerifyCommand

/// What a demonstration plays with: a definition, and a register of addresses.
enum DemoInput {
    /// The round that is played to its end.
    private static let finished = "assen-halfweg.yaml"
    /// The round that is left open.
    private static let open = "brug-naam.yaml"
    private static let addresses = "adressen-assen.csv"

    /// A register with what identifies it.
    struct Addresses {
        let register: Register
        let digest: Digest

        /// A round on these addresses.
        func options(_ definition: RoundDefinition, residents: Int, seed: UInt64) throws -> SimulationOptions {
            guard let date = Day("2026-06-01") else { throw CommandFailure("the register has no date") }
            return SimulationOptions(
                definition: definition,
                register: register,
                registerDigest: digest,
                registerDate: date,
                residents: residents,
                seed: seed
            )
        }
    }

    /// The definition in a file; the example's, if none is named.
    static func definition(_ path: String?) throws -> RoundDefinition {
        let path = path ?? resource(finished)
        do {
            return try RoundFile.definition(yaml: try read(path))
        } catch let error as RoundFileError {
            let texts = error.diagnostics.map { $0.text(file: path) }
            throw CommandFailure(texts.joined(separator: "\n"), hint: error.diagnostics.first?.hint)
        }
    }

    /// The addresses in a file; Assen's, if none is named.
    static func register(_ path: String?) throws -> Addresses {
        try register(try read(path ?? resource(addresses)), path ?? "the register")
    }

    /// The round that is left open: one vote for everybody entitled.
    static func openRound() throws -> RoundDefinition {
        try definition(resource(open))
    }

    /// Assen's addresses, with a made-up number of people at each: one and two in turn.
    static func registerOfPeople() throws -> Addresses {
        let lines = try read(resource(addresses)).split(separator: 0x0A)
        var bytes: [UInt8] = []
        for (place, line) in lines.enumerated() {
            bytes += line
            bytes += Array((place == 0 ? ";kiesgerechtigden\n" : ";\(1 + place % 2)\n").utf8)
        }
        return try register(bytes, "the register of people")
    }

    private static func register(_ bytes: [UInt8], _ name: String) throws -> Addresses {
        do {
            return Addresses(register: try RegisterImport(bytes).register, digest: Digest(of: bytes))
        } catch {
            throw CommandFailure("\(name): \(error)")
        }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path): cannot be read", status: .unreadable)
        }
        return [UInt8](data)
    }

    private static func resource(_ name: String) -> String {
        Bundle.module.bundleURL.appending(path: "Resources/\(name)").path
    }
}
