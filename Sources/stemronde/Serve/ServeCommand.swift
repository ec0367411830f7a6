//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Foundation
import Service
import Store
import VerifyCommand
import Web

/// `stemronde serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the site and the API of an instance.",
        discussion: """
            Prints the address when it listens, and writes its log to standard error, a line of JSON each. SIGTERM ends what
            is under way and then the service.

            Example: stemronde serve --instance assen --port 8080
            """
    )

    @Option(help: "The instance's folder.", completion: .directory)
    var instance = "."

    @Option(help: "The port to listen on, if not the one in the configuration; 0 for any that is free.")
    var port: Int?

    @Option(help: "The booth's module, which voters' browsers run.", completion: .file(extensions: ["wasm"]))
    var booth: String?

    mutating func validate() throws {
        if let port, !(0...65_535).contains(port) { throw ValidationError("--port \(port): 0 up to 65535") }
    }

    func run() async throws {
        try ProcessHardening.apply()
        let folder = try InstanceFolder(instance)
        var settings = try folder.settings()
        if let port { settings.port = port }
        let service: VotingService
        do {
            let assets = try folder.assets(booth: boothFile())
            service = try folder.service()
            let site = try Site(service, settings: settings, assets: assets)
            let address = settings.address
            let host = settings.host
            try await site.run { port in
                Answer.line("\(address) listens on \(host):\(port)")
            }
        } catch let error as StartError {
            throw CommandFailure(error.description, hint: error.hint, status: .unreadable)
        }
        try service.store.close()
    }

    /// Where the module is: as named, beside the program, or where a build leaves it.
    private func boothFile() -> URL {
        if let booth { return URL(filePath: booth) }
        let built = URL(filePath: ".build-booth/booth.wasm")
        guard let program = Bundle.main.executableURL else { return built }
        let beside = program.deletingLastPathComponent().appending(path: AssetStore.boothName)
        return FileManager.default.fileExists(atPath: beside.path) ? beside : built
    }
}
