//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import ArgumentParser
import Foundation
import RoundFiles
import Rounds
import Service
import Simulation
import Verification
import VerifyCommand

/// `stemronde demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play a whole round on real addresses, from definition to verified result, then run the site.",
        discussion: """
            Issues voting codes to every address of Assen, holds the trustees' key ceremony, lets simulated residents vote,
            counts, opens the sums with two of three trustees, and verifies what was published. Then it opens a second
            round, prints a few of its voting codes, and runs the site for you to vote. Ctrl-C ends it.

            Example: stemronde demo my-demo --residents 500
            """
    )

    @Argument(help: "The folder to make.", completion: .directory)
    var folder = "stemronde-demo"

    @Option(help: "How many residents vote.")
    var residents = 1000

    @Option(help: "What the residents choose follows from this number.")
    var seed: UInt64 = 2027

    @Option(help: "A round's definition (YAML).", completion: .file(extensions: ["yaml"]))
    var definition: String?

    @Option(help: "A register of addresses (CSV of the BAG).", completion: .file(extensions: ["csv"]))
    var register: String?

    @Flag(inversion: .prefixedNo, help: "End with the site, or with the result.")
    var site = true

    @Option(help: "The site's port; if it is not given, 8080 or one that is free.")
    var port: Int?

    @Option(help: "The booth's module, which voters' browsers run.", completion: .file(extensions: ["wasm"]))
    var booth: String?

    mutating func validate() throws {
        guard residents > 0 else { throw ValidationError("--residents \(residents): at least 1") }
        if let port, !(1...65_535).contains(port) { throw ValidationError("--port \(port): 1 up to 65535") }
    }

    func run() async throws {
        let url = URL(filePath: folder)
        guard !FileManager.default.fileExists(atPath: url.path) else {
            throw CommandFailure("\(folder): is there already", hint: "name another folder: stemronde demo FOLDER")
        }
        // What would stop the site is said before the minutes of work.
        if site {
            try ProcessHardening.apply()
            guard FileManager.default.fileExists(atPath: BoothFile.find(booth).path) else {
                throw CommandFailure(
                    "there is no booth's module at \(BoothFile.find(booth).path)",
                    hint: "Scripts/demo builds it; stemronde demo --no-site does without",
                    status: .unreadable
                )
            }
        }
        var definition = try DemoInput.definition(definition)
        if site { definition = try DemoSchedule.past(definition, now: ServiceClock.system.seconds) }
        let register = try DemoInput.register(register)
        Talk.note(
            "\(definition.values.title.nl): \(register.register.entries.count) addresses, \(residents) of them vote"
        )
        let screen = DemoScreen()
        let clock = SimulatedClock(before: definition)
        let place = try SimulatedSite(creating: url.appending(path: DemoSite.instance), clock: clock)
        let simulation = Simulation(
            try register.options(definition, residents: residents, seed: seed),
            at: place,
            secrets: url.appending(path: "registrar"),
            report: { screen.show($0) }
        )
        let report = try await play(simulation, bundle: url.appending(path: "public"))
        screen.finish()
        if let result = screen.result { Answer.write(ResultText(result, of: definition).text) }
        Answer.line("published: \(folder)/public")
        Answer.line("verdict: \(report.verdict.rawValue) (\(report.checked) checks)")
        guard report.verdict == .verified else {
            throw CommandFailure("the record does not verify", hint: "stemronde verify \(folder)/public")
        }
        Talk.note("hint: check it yourself: stemronde verify \(folder)/public")
        if site {
            try await DemoSite(folder: url, place: place, port: port, booth: BoothFile.find(booth)).run(screen)
        }
    }

    private func play(_ simulation: Simulation, bundle: URL) async throws -> VerificationReport {
        do {
            try await simulation.open()
            return try await simulation.finish(publishing: bundle)
        } catch let error as SimulationError {
            for line in error.report?.lines ?? [] where line.verdict == .failed {
                Talk.note("\(line.code.rawValue) \(line.findings.first ?? "")")
            }
            throw CommandFailure("\(error)")
        }
    }
}
