//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Foundation
import QRSymbols
import Registrar
import Rounds
import TestSupport
import Testing

@testable import Letters

@Suite struct LetterTests {
    private static let code = "01234-56789-ABCDE-FGHJT"

    private func row(street: String = "Vaart Zuidzijde", stratum: String = "centrum/huishoudens") throws -> LetterRow {
        LetterRow(
            number: 17,
            street: street,
            address: try Address(postcode: Postcode("9401AB"), number: HouseNumber("12"), letter: "A", addition: "3"),
            town: "Assen",
            stratum: try #require(StratumID(stratum)),
            printedCode: Array(Self.code.utf8)
        )
    }

    private func text(_ row: LetterRow, kind: LetterKind = .first, isRehearsal: Bool = false) throws -> String {
        var writer = LetterWriter(
            definition: try SampleIssue.definition(),
            sender: try SampleIssue.sender(),
            kind: kind,
            isRehearsal: isRehearsal
        )
        return String(decoding: try writer.letter(row, mark: "brief 17 · partij 1"), as: UTF8.self)
    }

    private func count(_ part: String, in text: String) -> Int {
        text.components(separatedBy: part).count - 1
    }

    @Test func `A letter says who, where, until when, and carries its code and symbol`() throws {
        let text = try text(row())
        #expect(text.contains("Aan de bewoners van\nVaart Zuidzijde 12A-3\n9401 AB  ASSEN</p>"))
        #expect(text.contains("<dd class=\"code\" translate=\"no\">\(Self.code)</dd>"))
        #expect(text.contains("<dt>Postcode</dt><dd>9401 AB</dd>"))
        // Only the digits make the key.
        #expect(text.contains("<dt>Huisnummer</dt><dd>12</dd>"))
        #expect(text.contains("maandag 27 maart 2028 om 21.00 uur"))
        #expect(text.contains("Monday 27 March 2028 at 21:00"))
        #expect(text.contains("Drie besluiten: 3 vragen, je beslist mee"))
        #expect(text.contains("brief 17 · partij 1"))
        let address = try LetterWriter(definition: SampleIssue.definition(), sender: SampleIssue.sender()).address
        let symbol = try #require(QRSymbol(Array((address + Self.code).utf8)))
        #expect(text.contains("viewBox=\"0 0 \(symbol.side) \(symbol.side)\""))
        #expect(text.contains("d=\"\(String(decoding: symbol.path, as: UTF8.self))\""))
    }

    @Test func `The code stands in the fragment of the symbol's address, which no server sees`() throws {
        let address = try LetterWriter(definition: SampleIssue.definition(), sender: SampleIssue.sender()).address
        #expect(address == "https://stemmen.assen.example/nl/halfweg-2028/stemmen#code=")
    }

    @Test func `A letter is sound markup: one heading of the first rank, all elements closed, nothing that runs`()
        throws
    {
        let text = try text(row(street: SampleIssue.hostileStreet))
        #expect(count("<h1>", in: text) == 1 && count("<article", in: text) == 1)
        for name in [
            "article", "div", "p", "dl", "dd", "dt", "svg", "section", "ul", "ol", "li", "h2", "h3", "span", "b",
        ] {
            let opened = count("<\(name)>", in: text) + count("<\(name) ", in: text)
            #expect(opened == count("</\(name)>", in: text), "\(name)")
        }
        for word in ["<script", "onload=\"", " style=", "javascript:", "<img", "src="] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(count("<section lang=\"nl\">", in: text) == 1 && count("<section lang=\"en\">", in: text) == 1)
    }

    @Test func `A hostile street name stays a name`() throws {
        let text = try text(row(street: SampleIssue.hostileStreet))
        #expect(
            text.contains("&lt;b onload=&quot;x&quot;&gt;Laan&lt;/b&gt; &amp; &#39;Zoon&#39;; \u{FFFD}neen 12A-3\n")
        )
        #expect(text.contains("<p class=\"from\">Gemeente Assen &amp; &lt;Omstreken&gt;</p>"))
    }

    @Test func `A rehearsal, a replacement and a late letter say what they are`() throws {
        #expect(try !text(row()).contains("oefening"))
        #expect(try text(row(), isRehearsal: true).contains("Dit is een oefening."))
        #expect(try text(row(), kind: .replacement).contains("De code op die brief werkt niet meer."))
        #expect(try text(row(), kind: .replacement).contains("Je nieuwe stemcode voor"))
        #expect(try text(row(), kind: .late).contains("kun je alsnog stemmen"))
    }

    @Test func `A stratum that no sheet asks gets no letter`() throws {
        let error = #expect(throws: LetterError.self) { try text(row(stratum: "centrum/winkels")) }
        #expect(error?.code == .letters)
    }

    @Test func `Midnight is the end of the day before, and hours have no leading zero`() throws {
        let midnight = try #require(Moment("2028-03-28T00:00:00+02:00"))
        #expect(Language.dutch.text(until: midnight) == "het einde van maandag 27 maart 2028")
        #expect(Language.english.text(until: midnight) == "the end of Monday 27 March 2028")
        #expect(
            Language.dutch.text(try #require(Moment("2024-02-29T09:05:00+01:00")))
                == "donderdag 29 februari 2024 om 9.05 uur"
        )
    }

    @Test
    func `The address fits the windows of C5 and DL envelopes however the sheet slides, and the code never shows`() {
        // Millimetres from the top and left of the sheet: what LetterStyle says.
        let address = (top: 53.0, bottom: 53 + 3 * 4.6, left: 25.0)
        let panel = (top: 103.0, bottom: 145.0)
        // Envelope: height, window's left, top, bottom and right, and the height of the folded sheet.
        let envelopes = [
            (height: 110.0, width: 220.0, window: (left: 20.0, top: 55.0, bottom: 90.0, right: 110.0), sheet: 99.0),
            (height: 162.0, width: 229.0, window: (left: 20.0, top: 40.0, bottom: 85.0, right: 110.0), sheet: 148.5),
        ]
        for envelope in envelopes {
            for slide in [0, envelope.height - envelope.sheet] {
                #expect(address.top + slide >= envelope.window.top || slide == 0)
                #expect(address.bottom + slide <= envelope.window.bottom)
                // From above: the sheet lies at the bottom or at the top of the envelope.
                #expect(panel.top + slide > envelope.window.bottom)
            }
            #expect(address.top + envelope.height - envelope.sheet >= envelope.window.top)
            #expect(address.left >= envelope.window.left)
        }
        // The folds, from the top of the sheet: three parts for DL, two for C5.
        for fold in [99.0, 148.5, 198.0] { #expect(!(panel.top...panel.bottom).contains(fold)) }
    }
}
