//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Letters
import Rounds
import Testing

@Suite struct LetterSenderTests {
    private static let file = """
        # Wie de brieven stuurt
        name: Gemeente Assen
        host: stemmen.assen.example

        return-address: Postbus 30018, 9400 RA Assen
        telephone: 14 0592\r
          counter: Stadhuis: links
        counter-en: Town hall
        window: right
        """

    private func read(_ text: String) throws(LetterError) -> LetterSender {
        try LetterSender(file: Array(text.utf8))
    }

    @Test func `A sender's file is read line by line`() throws {
        let sender = try read(Self.file)
        #expect(sender.name == "Gemeente Assen" && sender.host.host == "stemmen.assen.example")
        #expect(sender.telephone == "14 0592" && sender.email == nil)
        #expect(sender.counter == BilingualText(nl: "Stadhuis: links", en: "Town hall"))
        #expect(sender.window == .right)
    }

    @Test(arguments: [
        ("name", "nome"), ("telephone:", "telephone"), ("window: right", "window: up"),
        ("host: stemmen.assen.example", "host: https://stemmen"), ("# Wie", "name: x\n#"),
        ("name: Gemeente Assen", ""), ("counter: Stadhuis: links", ""),
        ("name: Gemeente Assen", "name: \(String(repeating: "a", count: 201))"), ("name: Gemeente Assen", "name:"),
    ])
    func `A file that is not in its form is refused`(_ old: String, _ new: String) {
        let error = #expect(throws: LetterError.self) { try read(Self.file.replacing(old, with: new)) }
        #expect(error?.code == .sender)
    }

    @Test func `Somebody must be there to ask`() {
        let error = #expect(throws: LetterError.self) {
            try read("name: A\nhost: a.example\nreturn-address: B")
        }
        #expect(error?.detail.contains("so that people can ask") == true)
    }
}
