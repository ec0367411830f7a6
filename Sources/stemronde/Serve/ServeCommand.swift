//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
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
        try await InstanceFolder(instance).serve(port: port, booth: BoothFile.find(booth)) { settings, port in
            Answer.line("\(settings.address) listens on \(settings.host):\(port)")
        }
    }
}
