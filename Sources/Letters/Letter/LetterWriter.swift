//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import CSodium
import CanonicalText
public import Foundation
import QRSymbols
public import Registrar
public import Rounds

/// Makes letters: HTML with the address at the window, the code, and its QR symbol.
public struct LetterWriter {
    public let definition: RoundDefinition
    public let sender: LetterSender
    public let kind: LetterKind
    /// The first moment at which no ballot is taken any more.
    public let closes: Moment
    /// Marks every letter as an exercise.
    public let isRehearsal: Bool

    private var templates: [LetterAudience: PrintTemplate] = [:]
    private var audiences: [StratumID: LetterAudience] = [:]

    /// - Parameter closes: until when one can vote, if that was extended.
    public init(
        definition: RoundDefinition,
        sender: LetterSender,
        kind: LetterKind = .first,
        closes: Moment? = nil,
        isRehearsal: Bool = false
    ) {
        self.definition = definition
        self.sender = sender
        self.kind = kind
        self.closes = closes ?? definition.schedule.closes
        self.isRehearsal = isRehearsal
    }

    /// The document that letters stand in.
    public var document: PrintDocument {
        PrintDocument(
            language: Language.dutch.rawValue,
            title: "\(sender.name): \(definition.values.title.nl)",
            styles: [CodeFont.css, LetterStyle.css]
        )
    }

    /// What a letter's QR symbol leads to. The code stands in the fragment, which no server is sent.
    public var address: String {
        "https://\(sender.host.host)/nl/\(definition.id)/stemmen#code="
    }

    /// A letter's markup, two pages. It holds a code: the caller wipes it.
    ///
    /// - Parameter mark: what tells the letter from others, at the foot of its page: number and batch.
    /// - Throws: `LetterError` with code `letters` for a stratum that no sheet asks, `symbol` if the address on the web is
    ///   too long.
    public mutating func letter(_ row: LetterRow, mark: String) throws(LetterError) -> [UInt8] {
        let template = try template(row.stratum)
        var content: [UInt8] = []
        content.reserveCapacity(address.utf8.count + row.printedCode.count)
        content.append(contentsOf: address.utf8)
        content.append(contentsOf: row.printedCode)
        defer { content.wipe() }
        guard var symbol = QRSymbol(content) else {
            throw LetterError(.symbol, "no QR symbol has room for \(content.count) bytes")
        }
        defer { symbol.wipe() }
        var values = [[UInt8]](repeating: [], count: LetterPage.Slot.allCases.count)
        func set(_ slot: LetterPage.Slot, _ value: [UInt8]) { values[slot.rawValue] = value }
        let address = row.address
        set(.mark, HTML(escaping: mark).utf8)
        // Without a street the postcode and number say where; a letter of that kind is handed over.
        let street = row.street.isEmpty ? address.numberText : "\(row.street) \(address.numberText)"
        set(.street, HTML(escaping: street).utf8)
        let town = row.town.isEmpty ? address.postcode.spaced : "\(address.postcode.spaced)  \(row.town.uppercased())"
        set(.town, HTML(escaping: town).utf8)
        set(.postcode, HTML(escaping: address.postcode.spaced).utf8)
        set(.houseNumber, HTML(escaping: address.number.text).utf8)
        set(.code, row.printedCode)
        set(.symbolSide, Array(String(symbol.side).utf8))
        set(.symbolPath, symbol.path)
        defer {
            values[LetterPage.Slot.code.rawValue].wipe()
            values[LetterPage.Slot.symbolPath.rawValue].wipe()
        }
        return template.filled(values)
    }

    /// Writes a document of one letter, which only its owner may read and which must not be there yet.
    ///
    /// - Throws: as `letter`; `IssueError` with code `unwritable`.
    public mutating func write(_ row: LetterRow, to url: URL, mark: String) throws {
        var letter = try letter(row, mark: mark)
        defer { letter.wipe() }
        var file = try OutputFile(url.path(percentEncoded: false), .owner)
        try file.append(document.head.utf8)
        try file.append(letter)
        try file.append(document.tail.utf8)
        try file.finish()
    }

    private mutating func template(_ stratum: StratumID) throws(LetterError) -> PrintTemplate {
        let audience: LetterAudience
        if let known = audiences[stratum] {
            audience = known
        } else {
            guard let new = LetterAudience(stratum, in: definition) else {
                throw LetterError(.letters, "a letter of \(stratum), which no sheet of round \(definition.id) asks")
            }
            audience = new
            audiences[stratum] = new
        }
        if let template = templates[audience] { return template }
        let page = LetterPage(
            definition: definition,
            sender: sender,
            kind: kind,
            closes: closes,
            audience: audience,
            isRehearsal: isRehearsal
        )
        let template = PrintTemplate(page.html)
        templates[audience] = template
        return template
    }
}
