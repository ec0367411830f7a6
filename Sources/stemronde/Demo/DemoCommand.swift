//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import ArgumentParser
import CanonicalText
import Foundation
import RoundFiles
import Rounds
import Simulation
import Verification
import VerifyCommand

/// `stemronde demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play a whole round on real addresses, from definition to verified result.",
        discussion: """
            Issues voting codes to every address of Assen, holds the trustees' key ceremony, lets simulated residents vote,
            counts, opens the sums with two of three trustees, and verifies what was published.

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

    mutating func validate() throws {
        guard residents > 0 else { throw ValidationError("--residents \(residents): at least 1") }
    }

    func run() async throws {
        let url = URL(filePath: folder)
        guard !FileManager.default.fileExists(atPath: url.path) else {
            throw CommandFailure("\(folder): is there already", hint: "name another folder: stemronde demo FOLDER")
        }
        let definition = try readDefinition()
        let (register, digest) = try readRegister()
        Talk.note("\(definition.values.title.nl): \(register.entries.count) addresses, \(residents) of them vote")
        guard let date = Day("2026-06-01") else { throw CommandFailure("the register has no date") }
        let screen = DemoScreen()
        let clock = SimulatedClock(at: definition.schedule.opens.unixSeconds - 40 * 86_400)
        let simulation = Simulation(
            SimulationOptions(
                definition: definition,
                register: register,
                registerDigest: digest,
                registerDate: date,
                residents: residents,
                seed: seed
            ),
            at: try SimulatedSite(creating: url, clock: clock),
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

    private func readDefinition() throws -> RoundDefinition {
        let path = definition ?? resource("assen-halfweg.yaml")
        do {
            return try RoundFile.definition(yaml: try read(path))
        } catch let error as RoundFileError {
            let texts = error.diagnostics.map { $0.text(file: path) }
            throw CommandFailure(texts.joined(separator: "\n"), hint: error.diagnostics.first?.hint)
        }
    }

    private func readRegister() throws -> (Register, Digest) {
        let bytes = try read(register ?? resource("adressen-assen.csv"))
        do {
            return (try RegisterImport(bytes).register, Digest(of: bytes))
        } catch {
            throw CommandFailure("\(register ?? "register"): \(error)")
        }
    }

    private func read(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path): cannot be read", status: .unreadable)
        }
        return [UInt8](data)
    }

    private func resource(_ name: String) -> String {
        Bundle.module.bundleURL.appending(path: "Resources/\(name)").path
    }
}
