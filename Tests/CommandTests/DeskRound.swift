//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CanonicalText
import Foundation
import Registrar
import RoundFiles
import Rounds
import SealedFiles
import Service
import SignedNotes
import Testing

@testable import Simulation

/// A small round that opened yesterday, for those at a desk while a round is open; or one that is closing now.
enum DeskRound {
    /// How far a round is played.
    enum End: String {
        /// It is open, and nobody has voted.
        case open
        /// Everybody has voted, and it is closed.
        case ended
        /// Three have asked for paper, and the time for their envelopes passed yesterday.
        case paper
    }

    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Opens the round: its bundle becomes `FOLDER/public`, the registrar's files `FOLDER/registrar`, the officials'
    /// signing keys `FOLDER/NAME.key`. One that is to end also has `FOLDER/closed`; one for paper is an instance's folder.
    static func play(into folder: URL, until end: End) async throws {
        let yaml = try Data(contentsOf: repository.appending(path: "ballots/parkeren-molenstraat.yaml"))
        let csv = [UInt8](
            try Data(contentsOf: repository.appending(path: "Sources/stemronde/Resources/adressen-assen.csv"))
        )
        let written = try RoundFile.definition(yaml: [UInt8](yaml))
        let yesterday = Int(Date.now.timeIntervalSince1970) - 86_400
        let moved = try written.moved(until: yesterday) { schedule in
            (end == .paper ? schedule.paper?.envelopesUntil : nil)?.unixSeconds ?? schedule.opens.unixSeconds
        }
        var draft = moved.values
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
        let clock = SimulatedClock(before: definition)
        let site = try SimulatedSite(creating: folder, clock: clock)
        let simulation = Simulation(options, at: site, secrets: folder.appending(path: "registrar"))
        try await simulation.open()
        if end == .paper { try await moveToPaper(3, simulation, folder.appending(path: "registrar")) }
        try await site.service.export(definition.id, to: folder.appending(path: "public"))
        for key in site.officials {
            let name = try #require(key.verifierKey.name.description.split(separator: "/").last)
            let text = key.withText { SecretBytes(copying: $0) }
            let file = try SealedFile.seal(secret: text, purpose: "stemronde/official-key/v1", protection: .fileMode)
            try file.write(to: folder.appending(path: "\(name).key").path)
        }
        switch end {
        case .open: return
        case .paper:
            let file = InstanceFile(
                address: "https://stemmen.example",
                host: nil,
                owner: InstanceFile.Owner(name: "Gemeente Assen"),
                listen: nil
            )
            try Data(file.yaml.utf8).write(to: folder.appending(path: "stemronde.yaml"))
        case .ended:
            try await simulation.close()
            try await site.service.export(definition.id, to: folder.appending(path: "closed"))
        }
    }

    /// Moves the first letters of the round to paper.
    private static func moveToPaper(_ count: Int, _ simulation: Simulation, _ registrar: URL) async throws {
        let issue = IssueFolder(registrar)
        var given = PaperBook()
        for place in 0..<count {
            let definition = simulation.options.definition
            let link = try LinkTable.open(issue.link, of: definition, passphrases: [:])
            let desk = try LetterDesk(
                definition: definition,
                state: try await simulation.state(),
                link: link,
                spares: nil,
                book: DeskBook(),
                times: try simulation.times()
            )
            let address = link.letters[place].address
            let holder = try #require(
                LetterHolder.all(at: address.postcode, address.number, in: link, DeskBook()).first
            )
            let order = try desk.toPaper(holder, given: given)
            for paper in order.paper { given.add(paper.key) }
            for item in order.items { try await simulation.submit(item.statement, signers: 1) }
        }
    }
}
