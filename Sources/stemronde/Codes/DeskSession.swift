//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Foundation
import Letters
import Registrar
import RoundBundle
import Rounds
import SealedFiles
import SignedNotes
import VerifyCommand

/// A visit to the registrar's desk: what was opened, and what comes of it.
struct DeskSession {
    private let options: DeskOptions
    let replay: BundleReplay
    let link: LinkTable
    let book: DeskBook
    let papers: PaperBook
    let desk: LetterDesk
    private let keys: [SigningKey]
    let isRehearsal: Bool

    /// Reads the log, and opens what is sealed.
    ///
    /// - Parameter needsSpare: whether a spare code will be given.
    init(_ options: DeskOptions, needsSpare: Bool) throws {
        self.options = options
        let files = options.files
        guard !FileManager.default.fileExists(atPath: options.output) else {
            throw CommandFailure("\(options.output) is there already", hint: "name a folder that is not there yet")
        }
        replay = try options.readBundle()
        let definition = replay.definition
        let locks = try LinkTable.lock(files.link, of: definition)
        isRehearsal = locks.isEmpty
        if needsSpare, !isRehearsal, options.official.count != 2 {
            throw CommandFailure("a spare code takes two officials", hint: "name them with --official, twice")
        }
        let passphrases = try options.passphrases(for: locks)
        link = try LinkTable.open(files.link, of: definition, passphrases: passphrases)
        let spares =
            needsSpare || options.official.count > 1 || isRehearsal
            ? try SpareCodes.open(files.reserve, .reserve, of: definition, passphrases: passphrases) : nil
        book = try DeskBook(reading: files.desk)
        papers = try PaperBook(reading: files.paperBook)
        desk = try LetterDesk(
            definition: definition,
            state: replay.state,
            link: link,
            spares: spares,
            book: book,
            times: try options.times(in: definition),
            sheets: try options.sheets()
        )
        keys = try options.signingKeys()
        let known = replay.rosters.current?.officials.map(\.key) ?? []
        for key in keys where !known.contains(key.verifierKey) {
            throw CommandFailure("the key \(key.verifierKey.name) is of no official of this round")
        }
    }

    /// The holder that the options name.
    func holder(_ options: AddressOptions) throws -> LetterHolder {
        let address = try options.address()
        let holders = LetterHolder.all(at: address.postcode, address.number, in: link, book)
        return try options.choose(holders, address)
    }

    /// Writes the statements and the letter, and notes which spare code was given.
    func write(_ order: DeskOrder, letter: LetterOptions?, kind: LetterKind) async throws {
        var order = order
        defer { order.printedCode.wipe() }
        let chromium = try letter?.printer()
        try await FolderWriter.make(URL(filePath: options.output, directoryHint: .isDirectory)) { folder in
            try write(order.items, into: folder.appending(path: "statements"))
            if let letter, let entry = order.entry {
                try letter.write(order, entry, kind, session: self, chromium, into: folder)
            }
            // Before the letter can leave this folder: what is noted is never given to anybody else.
            try note(order)
        }
        tell(order)
    }

    private func note(_ order: DeskOrder) throws {
        if let entry = order.entry, !book.has(entry.spare) {
            var later = book
            later.add(entry)
            try later.write(to: options.files.desk, after: book)
        }
        if !order.paper.isEmpty {
            var later = papers
            for paper in order.paper { later.add(paper.key) }
            try later.write(to: options.files.paperBook, after: papers)
        }
    }

    private func write(_ items: [DeskOrder.Item], into folder: URL) throws {
        try FolderWriter.makeFolder(folder, isPrivate: false)
        for (place, item) in items.enumerated() {
            let name = "\(place + 1)-\(item.statement.kindName)-\(item.sheet)"
            if keys.isEmpty {
                let path = folder.appending(path: name + ".txt").path(percentEncoded: false)
                try AtomicFile.write(item.statement.text, to: path)
            } else {
                let note = try SignedNote(text: item.statement.text, signedBy: keys)
                let path = folder.appending(path: name + ".note").path(percentEncoded: false)
                try AtomicFile.write(note.bytes, to: path)
            }
        }
    }

    private func tell(_ order: DeskOrder) {
        let policy = replay.rosters.current?.policy ?? .usual
        for item in order.items {
            let needed = policy.signatures(for: item.statement)
            let signed = keys.isEmpty ? "to be signed by \(needed)" : "signed by \(keys.count) of \(needed)"
            Answer.line("\(item.sheet): \(item.statement.kindName), \(signed)")
        }
        Answer.line("submit by \(desk.times.submitBy), in the order of their numbers: \(options.output)/statements")
        for paper in order.paper { Answer.line("paper ballot: \(paper.sheet).\(paper.weight + 1)") }
        if order.isRepeated {
            Talk.warning("a letter was made for this vote before, and is not on record: destroy it and its statements")
        }
        if order.entry != nil {
            Answer.line("letter: \(options.output)/letter.html")
            Talk.note("hand the letter over once its activation is on record; until then its code opens nothing")
        }
    }
}

extension Statement {
    /// `block`, `activation` or the act's kind.
    var kindName: String {
        switch self {
        case .act(let act): act.kind.rawValue
        case .block: "block"
        case .activation: "activation"
        }
    }
}
