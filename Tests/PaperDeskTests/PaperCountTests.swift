//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import PaperDesk
import Rounds
import SignedNotes
import Testing

@Suite("Paper count")
struct PaperCountTests {
    private let count: PaperCount
    private let keys: [SigningKey]
    private let known: VerifierKeys

    init() throws {
        let definition = try PaperRound.definition()
        let pile = try Pile.named("parkeren.1", of: definition)
        let lines = try ["1", "0", "*", "2", "*"].map { try PaperLine(typed: $0, for: pile.shapes(in: definition)) }
        count = PaperCount(
            pile,
            of: definition,
            envelopes: 6,
            lines: lines,
            resolved: 2,
            void: 0,
            encrypted: Digest(of: [1])
        )
        keys = try ["anna", "bram"].map {
            SigningKey(generating: try KeyName(host: "stemmen.example", purpose: .official(name: $0)))
        }
        known = try VerifierKeys(keys.map(\.verifierKey))
    }

    @Test("says the numbers, and which officials signed them")
    func read() throws {
        let note = try SignedNote(text: count.text, signedBy: keys)
        let (read, signers) = try PaperCount.read(note.bytes, known: known)
        #expect(read == count && signers == keys.map(\.verifierKey))
        #expect(read.blank == [1] && read.invalid == [2] && read.ballots == 5 && read.envelopes == 6)
    }

    @Test("is refused unless two officials signed it")
    func signatures() throws {
        let one = try SignedNote(text: count.text, signedBy: [keys[0]])
        #expect(
            try #require(throws: PaperError.self) { try PaperCount.read(one.bytes, known: known) }.code == .onePerson
        )
        let strangers = VerifierKeys(keys[1].verifierKey)
        let both = try SignedNote(text: count.text, signedBy: keys)
        #expect(throws: PaperError.self) { try PaperCount.read(both.bytes, known: strangers) }
        var altered = both.bytes
        let place = try #require(altered.firstIndex(of: UInt8(ascii: "6")))
        altered[place] = UInt8(ascii: "7")
        #expect(throws: PaperError.self) { try PaperCount.read(altered, known: known) }
    }

    @Test("is refused with more than a pile has", arguments: ["ballots 5", "void 0", "blank 1", "invalid 2"])
    func absurd(line: String) throws {
        let many = "\(line.prefix { $0 != " " }) \(Int.max)"
        let text = String(decoding: count.text, as: UTF8.self).replacing("\n\(line)\n", with: "\n\(many)\n")
        let note = try SignedNote(text: [UInt8](text.utf8), signedBy: keys)
        let error = try #require(throws: PaperError.self) { try PaperCount.read(note.bytes, known: known) }
        #expect(error.code == .form)
    }

    @Test("is refused in any other form", arguments: ["ballots 5", "void 0", "weight 1", "pile parkeren.1", "blank 1"])
    func form(line: String) throws {
        let key = line.prefix { $0 != " " }
        for other in ["", "\(line) ", "\(key) -1", "x\(line)"] {
            let text = String(decoding: count.text, as: UTF8.self).replacing("\n\(line)\n", with: "\n\(other)\n")
            guard key != "pile" || other.isEmpty || other.hasPrefix("x") else { continue }
            let note = try SignedNote(text: [UInt8](text.utf8), signedBy: keys)
            let error = try #require(throws: PaperError.self) { try PaperCount.read(note.bytes, known: known) }
            #expect(error.code == .form, "\(other)")
        }
    }
}
