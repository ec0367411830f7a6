//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Foundation
import Registrar
public import Rounds
public import SealedFiles
public import SignedNotes

/// The paper desk's own folder: envelopes counted, entries, comparisons, and encrypted ballots.
///
/// What was typed is sealed under the passphrases of those who typed it and signed by them, so that nobody reads another's
/// entry, and nobody enters in another's name.
public struct DeskFolder: Sendable {
    public let url: URL
    public let definition: RoundDefinition
    /// The keys of those who may sign.
    public let known: VerifierKeys
    /// The hash of the first roster of the record that the desk works from; nil where it does not matter.
    public let anchor: Digest?
    /// What it takes to try a passphrase.
    public let cost: PassphraseCost

    /// The folder of a round's paper desk, whether it is there or not.
    public init(
        _ url: URL,
        of definition: RoundDefinition,
        known: VerifierKeys,
        anchor: Digest? = nil,
        cost: PassphraseCost = .moderate
    ) {
        self.url = url
        self.definition = definition
        self.known = known
        self.anchor = anchor
        self.cost = cost
    }

    /// Makes the folder, its owner's alone, unless it is there. It keeps the first roster that it was made for: whoever
    /// holds the service could later show the record of a round by other officials, and with a key of his own.
    ///
    /// - Throws: `PaperError` with code `form` for another round's, or for a record with another first roster.
    public func open() throws {
        var text = "stemronde/paper-desk/v1\ndefinition \(PaperStatement.hex(definition.digest))\n"
        if let anchor { text += "anchor \(PaperStatement.hex(anchor))\n" }
        let mark = Array(text.utf8)
        let path = url.appending(path: "desk.txt").path(percentEncoded: false)
        if FileManager.default.fileExists(atPath: path) {
            guard try Data(contentsOf: URL(filePath: path)).elementsEqual(mark) else {
                throw PaperError(
                    .form,
                    "\(url.lastPathComponent) is the paper desk of another round, or of other officials"
                )
            }
            return
        }
        try make(url)
        try AtomicFile.write(mark, to: path, mode: 0o600)
    }

    /// The envelopes that came in.
    public var received: URL { url.appending(path: "received.csv") }

    /// What an official typed of a pile, sealed.
    public func entry(_ pile: Pile, _ official: OfficialID) -> URL {
        folder(pile).appending(path: "entry-\(official).sealed")
    }

    /// The third lines, sealed.
    public func resolution(_ pile: Pile) -> URL { folder(pile).appending(path: "resolution.sealed") }
    /// That a pile was compared (`ComparisonMark`).
    public func comparison(_ pile: Pile) -> URL { folder(pile).appending(path: "compared.txt") }
    /// The encrypted ballots of a pile, one a line.
    public func ballots(_ pile: Pile) -> URL { folder(pile).appending(path: "ballots.jsonl") }
    /// The numbers of a pile, signed by both (`PaperCount`).
    public func count(_ pile: Pile) -> URL { folder(pile).appending(path: "count.note") }

    private func folder(_ pile: Pile) -> URL { url.appending(path: pile.name) }

    func has(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) }

    /// The officials who have entered a pile, in the order of their names.
    public func entered(_ pile: Pile) -> [OfficialID] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder(pile).path(percentEncoded: false))) ?? []
        return names.filter { $0.hasPrefix("entry-") && $0.hasSuffix(".sealed") }
            .compactMap { OfficialID($0.dropFirst(6).dropLast(7)) }.sorted()
    }

    // MARK: Entries

    /// What an official has typed of a pile so far; an empty entry where there is no file.
    ///
    /// - Throws: `PaperError` with code `form`, `signature` or `altered`; `SealedFileError`.
    public func readEntry(_ pile: Pile, by official: DeskOfficial) throws -> PaperEntry {
        var entry = PaperEntry(pile: pile, official: official.name)
        let url = self.entry(pile, official.name)
        guard has(url) else { return entry }
        try unseal(url, pile, [official]) { text, lines in
            entry = PaperEntry(pile: pile, official: official.name)
            for line in lines { try entry.add(line) }
            guard entry.statement(definition) == text else { throw Self.foreign(url) }
        }
        return entry
    }

    /// Seals what an official has typed so far, in the place of what was there.
    ///
    /// - Throws: `PaperError` with code `compared` once the pile was compared; `SealedFileError`.
    public func write(_ entry: PaperEntry, by official: DeskOfficial) throws {
        precondition(entry.official == official.name, "an official's own entry")
        try demandUncompared(entry.pile)
        try make(folder(entry.pile))
        try seal(entry.statement(definition), entry.text, entry.pile, [official], self.entry(entry.pile, official.name))
    }

    /// Throws `compared` if a pile's entries stand.
    public func demandUncompared(_ pile: Pile) throws(PaperError) {
        guard !has(comparison(pile)) else {
            throw PaperError(
                .compared,
                "\(pile.name): was compared, and its entries stand: a difference is resolved on the paper"
            )
        }
    }

    // MARK: Comparison

    /// Reads the entries of two officials, and compares them.
    ///
    /// - Throws: as `readEntry` and `EntryComparison`; `PaperError` with code `altered` if the pile was compared before, with
    ///   other files.
    public func compare(_ pile: Pile, _ officials: [DeskOfficial]) throws -> EntryComparison {
        guard officials.count == 2, officials[0].name != officials[1].name else {
            throw PaperError(.onePerson, "a pile is compared by the two officials who entered it")
        }
        let pair = officials.sorted { $0.name < $1.name }
        for official in pair where !has(entry(pile, official.name)) {
            throw PaperError(.pile, "\(pile.name): \(official.name) has entered nothing")
        }
        let comparison = try EntryComparison(readEntry(pile, by: pair[0]), readEntry(pile, by: pair[1]))
        let mark = try ComparisonMark(comparison, of: self)
        let url = self.comparison(pile)
        guard has(url) else { return comparison }
        guard try Data(contentsOf: url).elementsEqual(mark.text) else {
            throw PaperError(.altered, "\(pile.name): these are not the entries that were compared")
        }
        return comparison
    }

    /// Notes that a pile was compared: from now on its entries stand.
    public func note(_ comparison: EntryComparison) throws {
        let url = self.comparison(comparison.first.pile)
        guard !has(url) else { return }
        let mark = try ComparisonMark(comparison, of: self)
        try AtomicFile.write(mark.text, to: url.path(percentEncoded: false), mode: 0o600)
    }

    /// The third lines of a pile; nil where there are none.
    ///
    /// - Throws: as `readEntry`.
    public func readResolution(of comparison: EntryComparison, _ officials: [DeskOfficial]) throws -> PaperResolution? {
        let pile = comparison.first.pile
        let url = resolution(pile)
        guard has(url) else { return nil }
        var resolution = PaperResolution(of: comparison)
        let pair = officials.sorted { $0.name < $1.name }
        try unseal(url, pile, pair) { text, lines in
            guard lines.count == comparison.differing.count else { throw Self.foreign(url) }
            for (number, line) in zip(comparison.differing, lines) { try resolution.add(number, line, line) }
            guard resolution.statement(definition) == text else { throw Self.foreign(url) }
        }
        return resolution
    }

    /// Seals the third lines of a pile.
    public func write(_ resolution: PaperResolution, by officials: [DeskOfficial]) throws {
        let pair = officials.sorted { $0.name < $1.name }
        precondition(pair.map(\.name) == resolution.officials, "the two who entered the pile")
        try seal(
            resolution.statement(definition),
            resolution.text,
            resolution.pile,
            pair,
            self.resolution(resolution.pile)
        )
    }

    /// Overwrites and removes what anybody typed of a pile; the papers are what is left.
    ///
    /// Overwriting is no promise on every disk: what is left behind is sealed.
    func destroyTyped(_ pile: Pile) throws {
        // Also of an official who entered it and was not one of the two.
        for url in entered(pile).map({ entry(pile, $0) }) + [resolution(pile)] where has(url) {
            try SecretFolder.destroy(file: url)
        }
    }

    // MARK: Sealing

    private func purpose(_ pile: Pile) -> String {
        "stemronde/paper-entry/v1 \(pile.name) \(PaperStatement.hex(definition.digest))"
    }

    private func seal(
        _ text: [UInt8],
        _ lines: [UInt8],
        _ pile: Pile,
        _ officials: [DeskOfficial],
        _ url: URL
    ) throws {
        let note = try SignedNote(text: text, signedBy: officials.map(\.key))
        var secret = lines
        let items = [
            SealItem(name: "note", bytes: SecretBytes(copying: note.bytes)),
            SealItem(name: "lines", bytes: SecretBytes(wiping: &secret)),
        ]
        let protection = try DeskOfficial.protection(officials, cost: cost)
        try SealedFile.seal(items, purpose: purpose(pile), protection: protection)
            .write(to: url.path(percentEncoded: false), existing: .replace)
    }

    /// Opens a file, and checks that its text is signed by all of these officials.
    private func unseal(
        _ url: URL,
        _ pile: Pile,
        _ officials: [DeskOfficial],
        _ body: ([UInt8], [PaperLine]) throws -> Void
    ) throws {
        let file = try SealedFile.read(url.path(percentEncoded: false), purpose: purpose(pile))
        // A file that was exchanged for one without a seal must not pass.
        let isSealed = officials.allSatisfy { $0.passphrase != nil }
        guard file.needed == (isSealed ? officials.count : 0) else {
            throw PaperError(.altered, "\(url.lastPathComponent) is not sealed as it should be")
        }
        let passphrases = officials.compactMap { official in official.passphrase.map { (official.name.text, $0) } }
        let opened = try file.open(with: isSealed ? Dictionary(passphrases) { $1 } : [:])
        let note = try SignedNote(parsing: try opened.item("note").withUnsafeBytes { [UInt8]($0) })
        let signers = Set(try note.verify(by: known))
        guard signers == Set(officials.map(\.key.verifierKey)) else {
            throw PaperError(.signature, "\(url.lastPathComponent) is not signed by whoever typed it")
        }
        let lines = try PaperEntry.lines(
            try opened.item("lines").withUnsafeBytes { [UInt8]($0) },
            pile.shapes(in: definition)
        )
        try body(note.text, lines)
    }

    private static func foreign(_ url: URL) -> PaperError {
        PaperError(.form, "\(url.lastPathComponent) is of another round, pile or official, or not what was signed")
    }

    private func make(_ url: URL) throws {
        guard !has(url) else { return }
        try FileManager.default.createDirectory(
            at: url,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }
}
