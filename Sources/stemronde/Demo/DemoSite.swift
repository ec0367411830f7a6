//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import RoundFiles
import Rounds
import Service
import SignedNotes
import Simulation
import Store
import VerifyCommand
import Web

/// The end of a demonstration: a second round that is open now, and the site of both.
struct DemoSite {
    /// The instance's folder within the demonstration's.
    static let instance = "instance"
    private static let usualPort = 8080
    /// Letters of each zone that are printed.
    private static let letters = 2

    let folder: URL
    let place: SimulatedSite
    let port: Int?
    let booth: URL

    func run(_ screen: DemoScreen) async throws {
        let clock = ServiceClock.system
        let definition = try DemoSchedule.open(try DemoInput.openRound(), now: clock.seconds)
        Talk.note("\(definition.values.title.nl): a second round, which stays open")
        let simulation = Simulation(
            try DemoInput.registerOfPeople().options(definition, residents: 0, seed: 1),
            at: place,
            secrets: folder.appending(path: "registrar-\(definition.id)"),
            report: { screen.show($0) }
        )
        try await simulation.open()
        let letters = try simulation.unusedLetters(perZone: Self.letters)
        try place.service.store.close()
        let port = port ?? FreePort.find(preferring: Self.usualPort) ?? Self.usualPort
        let path = folder.appending(path: Self.instance)
        try Data(configuration(port).yaml.utf8).write(to: path.appending(path: InstanceFolder.configuration))
        try await InstanceFolder(path.path).serve(booth: booth, isQuiet: true) { settings, _ in
            Answer.write(Self.text(letters, of: definition, at: settings.address))
            Talk.note("ctrl-C ends it; again: " + ShellWord.command("serve", "--instance", path.relativePath))
        }
    }

    private func configuration(_ port: Int) -> InstanceFile {
        InstanceFile(
            address: "http://127.0.0.1:\(port)",
            host: place.instance.id.host,
            owner: InstanceFile.Owner(name: "Gemeente Assen", website: "https://www.assen.nl"),
            listen: InstanceFile.Listening(host: "127.0.0.1", port: port)
        )
    }

    private static func text(
        _ letters: [Simulation.Letter],
        of definition: RoundDefinition,
        at address: String
    ) -> String {
        var text = "\nThe site: \(address)/nl/ (in English: \(address)/en/)\n\n"
        text += "Letters to vote with in \(definition.values.title.nl), each with what its QR code leads to:\n\n"
        let vote = address + PagePath.vote(definition.id).text(in: .dutch)
        for letter in letters {
            let number = letter.houseNumber.padding(toLength: 5, withPad: " ", startingAt: 0)
            text += "  \(letter.postcode) \(number) \(letter.code)  \(vote)#code=\(letter.code)\n"
        }
        return text + "\n"
    }
}
