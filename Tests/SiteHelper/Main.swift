//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import ArgumentParser
import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import RoundFiles
import Rounds
import Service
import SignedNotes
import Simulation
import Store

/// Makes an instance with a round that is open now, and ballots for it that nobody has cast yet: what tests from outside
/// let a real service take.
///
///     site-helper FOLDER [--definition FILE] [--every N] [--voters N] [--times N] [--port N]
///     stemronde serve --instance FOLDER --booth .build-booth/booth.wasm
///
/// It prints the round's name, and writes into FOLDER, beside what an instance has:
///
/// - `codes`: for each of the voters a line with voting code, postcode and house number;
/// - `ballots`: for each of them, so many times, what a browser would post (one ballot a line, an empty line after each
///   voter's). Whoever votes in a browser takes a code of which no ballot is sent.
///
/// The limits per network are wide, for one machine is all the voters. `serve` prints a line on standard output when it
/// listens, and ends on SIGTERM. Run it where `Package.swift` is, or name `--definition` and `--register`.
@main
struct SiteHelper: AsyncParsableCommand {
    @Argument(help: "The folder of the instance, which is not there yet.")
    var folder: String

    @Option(help: "A round's definition (YAML), which is moved so that it is open now.")
    var definition = "ballots/parkeren-molenstraat.yaml"

    @Option(help: "A register of addresses (CSV of the BAG).")
    var register = "Sources/stemronde/Resources/adressen-assen.csv"

    @Option(help: "One address of so many of the register gets a letter.")
    var every = 1

    @Option(help: "How many voters have ballots made.")
    var voters = 20

    @Option(help: "How many times each of them votes.")
    var times = 1

    @Option(help: "The port on which the site will listen.")
    var port = 8080

    @Flag(help: "Stay, and do what standard input says (Errands.swift).")
    var errands = false

    func run() async throws {
        let url = URL(filePath: folder)
        let (round, register, digest) = try input()
        guard let date = Day("2026-06-01") else { throw Failure("no day") }
        let clock = SimulatedClock(before: round)
        let site = try SimulatedSite(creating: url, clock: clock)
        let simulation = Simulation(
            SimulationOptions(
                definition: round,
                register: register,
                registerDigest: digest,
                registerDate: date,
                residents: 0
            ),
            at: site,
            secrets: url.appending(path: "registrar")
        )
        try await simulation.open()
        try write(site.instance, to: url)
        let letters = try simulation.unusedLetters(voters)
        try codes(letters).write(to: url.appending(path: "codes"))
        try await ballots(of: letters, round.id, site.service.store).write(to: url.appending(path: "ballots"))
        Errands.say("\(round.id)")
        if errands { try await Errands(simulation: simulation, letters: letters).run() }
        try site.service.store.close()
    }

    private func input() throws -> (RoundDefinition, Register, Digest) {
        let written = try RoundFile.definition(yaml: [UInt8](try Data(contentsOf: URL(filePath: definition))))
        let now = Int(Date().timeIntervalSince1970)
        let round = try written.moved(until: now) { $0.opens.unixSeconds }
        guard now + 7200 < round.schedule.closes.unixSeconds else {
            throw Failure("\(definition) is not open for long enough")
        }
        let csv = try String(contentsOf: URL(filePath: register), encoding: .utf8)
        let lines = csv.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.enumerated().filter { $0.offset == 0 || $0.offset % every == 0 }.map(\.element)
        let bytes = Array(kept.joined(separator: "\n").utf8)
        return (round, try RegisterImport(bytes).register, Digest(of: bytes))
    }

    /// One machine is all the voters, so the limits per network are wide.
    private func write(_ instance: Instance, to url: URL) throws {
        let wide = InstanceFile.Rate(burst: 1_000_000, perMinute: 1_000_000)
        let file = InstanceFile(
            address: "http://127.0.0.1:\(port)",
            host: instance.id.host,
            owner: InstanceFile.Owner(name: "Gemeente Assen"),
            listen: InstanceFile.Listening(host: "127.0.0.1", port: port),
            limits: InstanceFile.Limits(requests: wide, lookups: wide, ballots: wide)
        )
        try Data(file.yaml.utf8).write(to: url.appending(path: "stemronde.yaml"))
    }

    /// What stands on the letters, one a line: code, postcode, house number.
    private func codes(_ letters: [Simulation.Letter]) -> Data {
        Data(letters.map { "\($0.code) \($0.postcode) \($0.houseNumber)\n" }.joined().utf8)
    }

    /// Submissions with an empty line after each; every voter's first before anybody's second.
    private func ballots(of letters: [Simulation.Letter], _ round: RoundID, _ store: RoundStore) async throws -> Data {
        var elections: [Election] = []
        for election in try await store.status(of: round).elections {
            guard let bytes = try await store.electionDocument(of: election.uuid) else { throw Failure("no election") }
            elections.append(try Election(bytes))
        }
        return try await withThrowingTaskGroup(of: (Int, Data).self) { [elections] group in
            var made = [Data](repeating: Data(), count: letters.count * times)
            for place in made.indices {
                if place >= 4, let (place, data) = try await group.next() { made[place] = data }
                group.addTask { (place, try await submission(of: letters[place % letters.count], elections, store)) }
            }
            for try await (place, data) in group { made[place] = data }
            return Data(made.joined())
        }
    }

    private func submission(
        of letter: Simulation.Letter,
        _ elections: [Election],
        _ store: RoundStore
    ) async throws -> Data {
        var lines: [UInt8] = []
        for election in elections {
            let credential = try VotingCode(typed: Array(letter.code.utf8)).credential(
                uuid: Array(election.uuid.utf8),
                postcode: Array(letter.postcode.utf8),
                houseNumber: Array(letter.houseNumber.utf8)
            )
            guard let uuid = ElectionID(election.uuid) else { throw Failure("no uuid") }
            guard try await store.credential(credential.publicKey.bytes, of: uuid) != nil else { continue }
            let answers = election.context.questions.map { shape in
                let first = (shape.allowsBlank ? 1 : 0)
                return (0..<shape.choices).map { UInt8(first..<(first + max(shape.min, 1)) ~= $0 ? 1 : 0) }
            }
            let ballot = try UnsignedBallot(answers, credential: credential.publicKey, context: election.context)
            lines += ballot.cast(with: credential) + [0x0A]
        }
        return Data(lines + [0x0A])
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
