//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CanonicalText
import Foundation
import PaperDesk
import Registrar
import RoundFiles
import Rounds
import SealedFiles
import Service
import SignedNotes
import Testing

@testable import Simulation

/// A small round in which three ask for paper.
struct PaperRound {
    let folder: URL
    let definition: RoundDefinition
    let site: SimulatedSite
    let simulation: Simulation
    let ceremony: Ceremony
    let clock: SimulatedClock

    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// The example that it is a round of.
    static func definition(_ example: String = "parkeren-molenstraat") throws -> RoundDefinition {
        try RoundFile.definition(
            yaml: [UInt8](try Data(contentsOf: repository.appending(path: "ballots/\(example).yaml")))
        )
    }

    /// The addresses of these postcodes; all, if none is named.
    private static func addresses(_ postcodes: [String]) throws -> [UInt8] {
        let url = repository.appending(path: "Sources/stemronde/Resources/adressen-assen.csv")
        let csv = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        guard !postcodes.isEmpty else { return Array(csv.utf8) }
        let lines = csv.split(separator: "\n").enumerated().filter { place, line in
            place == 0 || postcodes.contains { line.contains(";\($0);") }
        }
        return Array(lines.map { $0.element + "\n" }.joined().utf8)
    }

    /// Plays it until it is open and everybody of the `residents` who votes on-line has done so.
    init(
        in folder: URL,
        of other: RoundDefinition? = nil,
        postcodes: [String] = [],
        residents: Int = 20
    ) async throws {
        self.folder = folder
        definition = try other ?? Self.definition()
        let csv = try Self.addresses(postcodes)
        let options = SimulationOptions(
            definition: definition,
            register: try RegisterImport(csv).register,
            registerDigest: Digest(of: csv),
            registerDate: try #require(Day("2027-08-01")),
            residents: residents
        )
        clock = SimulatedClock(before: definition)
        site = try SimulatedSite(creating: folder, clock: clock)
        simulation = Simulation(options, at: site, secrets: folder.appending(path: "registrar"))
        ceremony = try Ceremony(size: 3, threshold: 2)
        try await simulation.open(trustees: ceremony.trustees)
        try await simulation.vote()
    }

    var issue: IssueFolder { IssueFolder(folder.appending(path: "registrar")) }

    /// The registrar's desk, now.
    func desk() async throws -> LetterDesk {
        try LetterDesk(
            definition: definition,
            state: try await simulation.state(),
            link: LinkTable.open(issue.link, of: definition, passphrases: [:]),
            spares: nil,
            book: DeskBook(),
            times: simulation.times()
        )
    }

    /// Letters that nobody has used.
    func holders() async throws -> [LetterHolder] {
        let desk = try await desk()
        let link = try LinkTable.open(issue.link, of: definition, passphrases: [:])
        return link.letters.flatMap { letter in
            LetterHolder.all(at: letter.address.postcode, letter.address.number, in: link, DeskBook())
        }.filter { holder in (try? desk.toPaper(holder, given: PaperBook())) != nil }
    }

    /// Moves so many letters to paper.
    func moveToPaper(_ count: Int) async throws {
        var given = PaperBook()
        for holder in try await holders().prefix(count) {
            let order = try await desk().toPaper(holder, given: given)
            for paper in order.paper { given.add(paper.key) }
            for item in order.items { try await simulation.submit(item.statement, signers: 1) }
        }
    }

    func closeOnline() {
        clock.advance(to: (definition.schedule.paper?.envelopesUntil.unixSeconds ?? 0) + 3600)
    }

    /// The keys of everybody on the roster.
    var known: VerifierKeys {
        get throws { try VerifierKeys(site.officials.map(\.verifierKey)) }
    }

    /// Two officials, their keys sealed unless it is a rehearsal.
    func officials(sealed: Bool = true) throws -> [DeskOfficial] {
        try (0..<2).map { try official($0, sealed: sealed) }
    }

    /// One official.
    func official(_ place: Int, sealed: Bool = true) throws -> DeskOfficial {
        try DeskOfficial(
            key: site.officials[place],
            passphrase: sealed ? SecretBytes(copying: [UInt8]("een lange zin \(place)".utf8)) : nil,
            instance: site.instance.id,
            known: known
        )
    }

    var paperDesk: DeskFolder {
        get throws {
            DeskFolder(folder.appending(path: "papier"), of: definition, known: try known, cost: .rehearsal)
        }
    }
}

/// A folder that is there while `body` runs.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let url = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(url)
}
