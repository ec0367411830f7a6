//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import CanonicalText
import ElectionRecord
import Foundation
import RoundFiles
import Rounds
import Service
import Simulation

/// A small round, played until it is open or closed, for trustees whose key a transcript has made.
enum PlayedRound {
    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Plays the round: its bundle becomes `FOLDER/public`, the registrar's files `FOLDER/registrar`.
    static func play(trustees: URL, closing: Bool, into folder: URL) async throws {
        let yaml = try Data(contentsOf: repository.appending(path: "ballots/parkeren-molenstraat.yaml"))
        let csv = [UInt8](
            try Data(contentsOf: repository.appending(path: "Sources/stemronde/Resources/adressen-assen.csv"))
        )
        guard let date = Day("2027-08-01") else { preconditionFailure("a day") }
        let options = SimulationOptions(
            definition: try RoundFile.definition(yaml: [UInt8](yaml)),
            register: try RegisterImport(csv).register,
            registerDigest: Digest(of: csv),
            registerDate: date,
            residents: 30
        )
        let clock = SimulatedClock(before: options.definition)
        let site = try SimulatedSite(creating: folder, clock: clock)
        let simulation = Simulation(options, at: site, secrets: folder.appending(path: "registrar"))
        try await simulation.open(trustees: try Trustees([UInt8](try Data(contentsOf: trustees))))
        if closing {
            try await simulation.close()
            try await site.service.countSheets(of: options.definition.id)
        }
        try await site.service.export(options.definition.id, to: folder.appending(path: "public"))
    }
}
