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
import SealedFiles
import Service
import SignedNotes
import Simulation
import Testing

/// A small round that opened yesterday, for those at a desk while a round is open.
enum DeskRound {
    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Opens the round: its bundle becomes `FOLDER/public`, the registrar's files `FOLDER/registrar`, the officials'
    /// signing keys `FOLDER/NAME.key`. If it is to end, everybody votes and it is closed: `FOLDER/closed`.
    static func play(into folder: URL, closes: Bool = false) async throws {
        let yaml = try Data(contentsOf: repository.appending(path: "ballots/parkeren-molenstraat.yaml"))
        let csv = [UInt8](
            try Data(contentsOf: repository.appending(path: "Sources/stemronde/Resources/adressen-assen.csv"))
        )
        let written = try RoundFile.definition(yaml: [UInt8](yaml))
        let today = Int(Date.now.timeIntervalSince1970) / 86_400
        var draft = try written.moved(byDays: today - 1 - written.schedule.opens.unixSeconds / 86_400).values
        // The example's street is too small for a late registration.
        draft.terms.lateShare = try #require(Fraction(text: "1/50"))
        let definition = try RoundDefinition(checking: draft)
        let options = SimulationOptions(
            definition: definition,
            register: try RegisterImport(csv).register,
            registerDigest: Digest(of: csv),
            registerDate: try #require(Day("2027-08-01")),
            residents: 20
        )
        let clock = SimulatedClock(at: definition.schedule.opens.unixSeconds - 40 * 86_400)
        let site = try SimulatedSite(creating: folder, clock: clock)
        let simulation = Simulation(options, at: site, secrets: folder.appending(path: "registrar"))
        try await simulation.open()
        try await site.service.export(definition.id, to: folder.appending(path: "public"))
        for key in site.officials {
            let name = try #require(key.verifierKey.name.description.split(separator: "/").last)
            let text = key.withText { SecretBytes(copying: $0) }
            let file = try SealedFile.seal(secret: text, purpose: "stemronde/official-key/v1", protection: .fileMode)
            try file.write(to: folder.appending(path: "\(name).key").path)
        }
        guard closes else { return }
        try await simulation.close()
        try await site.service.export(definition.id, to: folder.appending(path: "closed"))
    }
}
