//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import ArgumentParser
import Foundation
import Letters
import Registrar
import RoundBundle
import Rounds
import VerifyCommand

/// How one letter is made at the desk.
struct LetterOptions: ParsableArguments {
    @OptionGroup var source: LetterSource

    @Option(help: "The address register, for street and town; without it the letter has postcode and number only.")
    var register: String?

    @Flag(help: "Make no PDF file.")
    var noPdf = false

    func printer() throws -> Chromium? {
        noPdf ? nil : try source.printer()
    }

    /// Writes `letter.html`, and `letter.pdf` if there is a printer; both are their owner's alone.
    func write(
        _ order: DeskOrder,
        _ entry: DeskBook.Entry,
        _ kind: LetterKind,
        session: DeskSession,
        _ chromium: Chromium?,
        into folder: URL
    ) throws {
        let (street, town) = try place(entry.address)
        var row = LetterRow(
            number: 1,
            street: street,
            address: entry.address,
            town: town,
            stratum: entry.stratum,
            printedCode: order.printedCode
        )
        defer { row.wipe() }
        var writer = LetterWriter(
            definition: session.replay.definition,
            sender: try source.readSender(),
            kind: kind,
            closes: session.replay.state.closes,
            isRehearsal: session.isRehearsal
        )
        let html = folder.appending(path: "letter.html")
        try writer.write(row, to: html, mark: kind == .late ? "late inschrijving" : "vervangende brief")
        if let chromium { try chromium.print(html, to: folder.appending(path: "letter.pdf"), pages: 2) }
    }

    private func place(_ address: Address) throws -> (street: String, town: String) {
        guard let register else { return ("", "") }
        let entry = try IssueSource.read(register) { bytes in
            try RegisterImport(bytes).register.entries(at: address.postcode, address.number)
                .first { $0.address.matches(address) }
        }
        guard let entry else {
            Talk.warning("\(register) does not have this address; the letter has postcode and number only")
            return ("", "")
        }
        return (entry.street, entry.town)
    }
}
