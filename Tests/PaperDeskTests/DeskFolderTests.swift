//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import PaperDesk
import Rounds
import SealedFiles
import SignedNotes
import Testing

@Suite("Desk folder")
struct DeskFolderTests {
    private let definition: RoundDefinition
    private let pile: Pile
    private let keys: [SigningKey]
    private let known: VerifierKeys

    init() throws {
        definition = try PaperRound.definition()
        pile = try Pile.named("parkeren.1", of: definition)
        keys = try ["anna", "bram", "cor"].map {
            SigningKey(generating: try KeyName(host: "stemmen.example", purpose: .official(name: $0)))
        }
        known = try VerifierKeys(keys.map(\.verifierKey))
    }

    private func official(_ place: Int, passphrase: String? = nil) throws -> DeskOfficial {
        let text = passphrase ?? "de lange zin van \(place)"
        return try DeskOfficial(
            key: keys[place],
            passphrase: SecretBytes(copying: [UInt8](text.utf8)),
            instance: #require(InstanceID("stemmen.example")),
            known: known
        )
    }

    private func entry(_ official: DeskOfficial, _ lines: [String]) throws -> PaperEntry {
        var entry = PaperEntry(pile: pile, official: official.name)
        for line in lines { try entry.add(try PaperLine(typed: line, for: pile.shapes(in: definition))) }
        return entry
    }

    /// A desk where two have entered a pile.
    private func withDesk(
        _ first: [String],
        _ second: [String],
        _ body: (DeskFolder, [DeskOfficial]) throws -> Void
    ) async throws {
        try await withTemporaryFolder { url in
            let desk = DeskFolder(url.appending(path: "papier"), of: definition, known: known, cost: .rehearsal)
            try desk.open()
            let officials = try [official(0), official(1)]
            try desk.write(entry(officials[0], first), by: officials[0])
            try desk.write(entry(officials[1], second), by: officials[1])
            try body(desk, officials)
        }
    }

    private func refuses(_ code: PaperError.Code, _ body: () throws -> Void) throws {
        let error = try #require(throws: PaperError.self) { try body() }
        #expect(error.code == code, "\(error)")
    }

    @Test("keeps an entry from whoever has not typed it, and from other eyes")
    func sealing() async throws {
        try await withDesk(["1", "2"], ["1", "2"]) { desk, officials in
            let path = desk.entry(pile, officials[0].name).path
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            // Nobody else's passphrase opens it.
            let stranger = try official(0, passphrase: "de lange zin van 1")
            #expect(throws: SealedFileError.self) { try desk.readEntry(pile, by: stranger) }
            // Another's entry under this one's name is not opened either.
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: desk.entry(pile, officials[1].name).path, toPath: path)
            #expect(throws: (any Error).self) { try desk.readEntry(pile, by: officials[0]) }
        }
    }

    @Test("refuses an entry that is sealed for its official and signed by another")
    func signatures() async throws {
        try await withDesk(["1"], ["1"]) { desk, officials in
            // The second knows the passphrase of the first, and has a key of its own only.
            let forger = try DeskOfficial(
                key: keys[1],
                passphrase: SecretBytes(copying: [UInt8]("de lange zin van 1".utf8)),
                instance: #require(InstanceID("stemmen.example")),
                known: known
            )
            try desk.write(entry(forger, ["2"]), by: forger)
            let path = desk.entry(pile, officials[0].name).path
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: desk.entry(pile, forger.name).path, toPath: path)
            #expect(throws: (any Error).self) { try desk.compare(pile, officials) }
        }
    }

    @Test("takes two different officials, who both entered the pile")
    func twoPersons() async throws {
        try await withDesk(["1"], ["1"]) { desk, officials in
            try refuses(.onePerson) { _ = try desk.compare(pile, [officials[0]]) }
            try refuses(.onePerson) { _ = try desk.compare(pile, [officials[0], officials[0]]) }
            try refuses(.pile) { _ = try desk.compare(pile, [officials[0], try official(2)]) }
            #expect(try desk.compare(pile, officials).differing.isEmpty)
            #expect(desk.entered(pile).map(\.text) == ["anna", "bram"])
        }
    }

    @Test("is used by the officials of the round only")
    func strangers() throws {
        let stranger = SigningKey(generating: try KeyName(host: "stemmen.example", purpose: .official(name: "dirk")))
        try refuses(.signature) {
            _ = try DeskOfficial(
                key: stranger,
                passphrase: nil,
                instance: #require(InstanceID("stemmen.example")),
                known: known
            )
        }
    }

    @Test("compares entries of as many ballots only")
    func counts() async throws {
        try await withDesk(["1", "2"], ["1"]) { desk, officials in
            try refuses(.count) { _ = try desk.compare(pile, officials) }
        }
    }

    @Test("lets entries stand once they were compared")
    func compared() async throws {
        try await withDesk(["1", "2"], ["1", "0"]) { desk, officials in
            let comparison = try desk.compare(pile, officials)
            #expect(comparison.differing == [2])
            let path = desk.entry(pile, officials[1].name).path
            let later = try entry(officials[1], ["1", "2"])
            try desk.note(comparison)
            try refuses(.compared) { try desk.write(later, by: officials[1]) }
            #expect(try desk.compare(pile, officials).differing == [2])
            // Also if the file is exchanged behind the desk's back.
            let other = DeskFolder(
                desk.url.deletingLastPathComponent().appending(path: "ander"),
                of: definition,
                known: known,
                cost: .rehearsal
            )
            try other.open()
            try other.write(later, by: officials[1])
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: other.entry(pile, officials[1].name).path, toPath: path)
            try refuses(.altered) { _ = try desk.compare(pile, officials) }
        }
    }

    @Test("takes a third line from both, and no entry in its place")
    func resolution() async throws {
        try await withDesk(["1", "2", "0"], ["1", "0", "2"]) { desk, officials in
            let comparison = try desk.compare(pile, officials)
            try desk.note(comparison)
            let shapes = try pile.shapes(in: definition)
            let (one, two) = (try PaperLine(typed: "1", for: shapes), try PaperLine(typed: "2", for: shapes))
            try refuses(.unresolved) { _ = try comparison.agreed(nil) }
            var resolution = PaperResolution(of: comparison)
            try refuses(.unresolved) { try resolution.add(2, one, two) }
            try resolution.add(2, one, one)
            try refuses(.unresolved) { _ = try comparison.agreed(resolution) }
            try resolution.add(3, two, two)
            try desk.write(resolution, by: officials)
            let read = try #require(try desk.readResolution(of: comparison, officials.reversed()))
            #expect(read == resolution)
            #expect(try comparison.agreed(read) == [one, one, two])
            // It takes both passphrases.
            #expect(throws: (any Error).self) {
                try desk.readResolution(of: comparison, [officials[0], try official(2)])
            }
        }
    }

    @Test("belongs to one round")
    func otherRound() async throws {
        try await withTemporaryFolder { url in
            let desk = DeskFolder(url.appending(path: "papier"), of: definition, known: known, cost: .rehearsal)
            try desk.open()
            try desk.open()
            var draft = definition.values
            draft.terms.minimumBallots = 12
            let other = try RoundDefinition(checking: draft)
            try refuses(.form) { try DeskFolder(desk.url, of: other, known: known).open() }
            // Nor another record of the same one.
            let url = url.appending(path: "anker")
            try DeskFolder(url, of: definition, known: known, anchor: Digest(of: [1])).open()
            try DeskFolder(url, of: definition, known: known, anchor: Digest(of: [1])).open()
            try refuses(.form) { try DeskFolder(url, of: definition, known: known, anchor: Digest(of: [2])).open() }
            try refuses(.form) { try DeskFolder(url, of: definition, known: known).open() }
            try refuses(.pile) { _ = try Pile.named("parkeren.2", of: definition) }
        }
    }
}
