//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Foundation
import RoundFiles
import Rounds
import SealedFiles
import Store
import VerifyCommand

/// `stemronde init`.
struct InitCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new instance: configuration, database, and places for keys and rosters.",
        discussion: """
            Makes DIR, which must not be there yet, and says what to do next. What it writes into DIR/stemronde.yaml can be \
            changed there afterwards; docs/operations.md explains it.

            Example: stemronde init assen --address https://stemmen.example.nl --municipality assen:'Gemeente Assen' \
            --telephone '14 0592' --colour assen:#0b4f6c
            """
    )

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    @Option(help: "The address by which people will reach the site: https://HOST")
    var address: String

    @Option(help: "The name in statements and keys, if it is not the host of the address.")
    var host: String?

    @OptionGroup var municipalities: MunicipalityOptions
    @OptionGroup var contact: ContactOptions

    @Option(help: "The port on which the service listens, behind a proxy.")
    var port = 8080

    @Option(help: "For how many years after its end the record of a round is kept.")
    var retention = InstanceFile.usualRetention

    func validate() throws {
        _ = try municipalities.read()
        guard 1...100 ~= retention else { throw ValidationError("--retention \(retention): from 1 to 100 years") }
        guard 0...65_535 ~= port else { throw ValidationError("--port \(port): 0 up to 65535") }
        guard try municipalities.read().count == 1 || contact.owner != nil else {
            throw ValidationError(
                "--owner NAME: whose site is it, of which \(municipalities.municipality.count) are served?"
            )
        }
        guard let parts = URLComponents(string: address), ["http", "https"].contains(parts.scheme),
            let name = parts.host, !name.isEmpty, ["", "/"].contains(parts.path), parts.query == nil
        else {
            throw ValidationError("--address \(address): an address such as https://stemmen.example.nl is expected")
        }
        guard InstanceID(host ?? Self.host(of: address)) != nil else {
            throw ValidationError("--host \(host ?? name): a host name in lower case is expected")
        }
    }

    func perform() async throws {
        try NewFile.demandFree(folder)
        let served = try municipalities.read()
        let file = configuration(served)
        // What is written must be what is read; a text that YAML would take for something else is refused here.
        guard let read = try? InstanceFile(yaml: Array(file.yaml.utf8)), read == file else {
            throw CommandFailure("the configuration cannot be written with these names")
        }
        try NewFile.makeFolder(folder)
        let place = InstanceFolder.self
        for name in [place.keys, place.rosters] { try NewFile.makeFolder("\(folder)/\(name)") }
        try NewFile.write(Array(file.yaml.utf8), to: "\(folder)/\(place.configuration)")
        for municipality in served {
            guard let colour = municipality.colour, let look = municipality.look else { continue }
            try NewFile.makeFolder("\(folder)/\(place.assets)")
            let sheet = Array(colour.styleSheet(of: municipality.name).utf8)
            try NewFile.write(sheet, to: "\(folder)/\(place.assets)/\(look)")
        }
        do {
            try RoundStore(path: "\(folder)/\(place.database)").close()
        } catch {
            throw CommandFailure(error.detail, hint: error.hint, status: .unreadable)
        }
        Answer.line("made \(folder): \(served.map(\.name).joined(separator: ", "))")
        Answer.line(next(served))
    }

    private func configuration(_ served: [MunicipalityOptions.Municipality]) -> InstanceFile {
        let first = served[0].owner(contact)
        let shared = contact.owner.map { name in
            InstanceFile.Owner(
                name: name,
                telephone: contact.telephone,
                email: contact.email,
                website: contact.website
            )
        }
        return InstanceFile(
            address: address.hasSuffix("/") ? String(address.dropLast()) : address,
            host: host,
            owner: shared ?? first,
            municipalities: Dictionary(
                served.map { ($0.id, $0.owner(contact)) },
                uniquingKeysWith: { first, _ in first }
            ),
            listen: InstanceFile.Listening(host: "127.0.0.1", port: port),
            retention: retention
        )
    }

    /// The steps from here to a site that takes rounds.
    private func next(_ served: [MunicipalityOptions.Municipality]) -> String {
        let host = host ?? Self.host(of: address)
        let id = served[0].id.text
        let each = served.count > 1 ? ", for each municipality" : ""
        return """

            next:
              1. every official makes a key on a machine of their own:
                   \(ShellWord.command("official", "keygen", "NAME", "--instance", host))
              2. write the list of officials, at least three\(each), and have everybody on it sign it:
                   \(ShellWord.command("official", "roster", "draft", "--instance", host, "--municipality", id)) \
            --official NAME.pub:acts:FUNCTION … > roster-1.txt
                   stemronde official sign roster-1.txt --key NAME.key
                   stemronde official roster begin roster-1.txt --instance \(ShellWord.quoted(folder))
              3. start the site:
                   \(ShellWord.command("serve", "--instance", folder))
              4. bring in a round:
                   stemronde round add FILE.yaml --instance \(ShellWord.quoted(folder))
            """
    }

    private static func host(of address: String) -> String {
        guard let parts = URLComponents(string: address), let host = parts.host else { return address }
        return host.lowercased() + (parts.port.map { ":\($0)" } ?? "")
    }
}
