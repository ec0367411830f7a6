//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import TestSupport
import Testing

@testable import SealedFiles

@Suite struct SealedFileTests {
    private let items: [SealItem]
    private let passphrases: [String: SecretBytes]

    init() throws {
        items = [
            ("code-1", "0123456789ABCDEFGHJT"), ("code-2", ""), ("Code_3.x", String(repeating: "geheim ", count: 500)),
        ]
        .map { SealItem(name: $0.0, bytes: secret($0.1)) }
        passphrases = [
            "griffier": secret("paard batterij nietje"), "wethouder": secret("correct horse staple"),
            "jurist": secret("drie woorden samen"),
        ]
    }

    private func seal(
        _ officials: [String],
        _ needed: SealProtection.Needed,
        purpose: String = "reserve ronde-2027"
    ) throws -> SealedFile {
        let locks = try officials.map { name in
            SealLock(checked: name, passphrase: try #require(passphrases[name]))
        }
        return try SealedFile.seal(
            items,
            purpose: purpose,
            protection: .passphrases(locks, needed: needed, cost: .rehearsal)
        )
    }

    private func given(_ names: String...) -> [String: SecretBytes] {
        passphrases.filter { names.contains($0.key) }
    }

    private func demandItems(_ opened: OpenedFile) throws {
        #expect(opened.file.itemNames == items.map(\.name))
        for item in items { #expect(try opened.item(item.name).isEqual(to: item.bytes)) }
        #expect(refusal { () throws(SealedFileError) in _ = try opened.item("code-9") } == .item)
    }

    @Test func onePassphraseOpensOneOfficialsFile() throws {
        let file = try seal(["griffier"], .one)
        #expect(file.purpose == "reserve ronde-2027")
        #expect(file.locks == ["griffier"])
        #expect(file.needed == 1)
        try demandItems(try file.open(with: given("griffier")))
        try demandItems(try file.open(with: secret("paard batterij nietje")))
        try demandItems(try SealedFile(parsing: file.content).open(with: passphrases))
    }

    @Test func anyOnePassphraseOpensAFileThatTakesOne() throws {
        let file = try seal(["griffier", "wethouder", "jurist"], .one)
        for name in file.locks { try demandItems(try file.open(with: given(name))) }
        #expect(refusal { () throws(SealedFileError) in _ = try file.open(with: [:]) } == .passphraseMissing)
        #expect(refusal { () throws(SealedFileError) in _ = try file.open(with: secret("x")) } == .passphraseMissing)
    }

    @Test func anyTwoPassphrasesOpenAFileThatTakesTwoAndNoOneDoes() throws {
        let file = try seal(["griffier", "wethouder", "jurist"], .two)
        try demandItems(try file.open(with: given("griffier", "wethouder")))
        try demandItems(try file.open(with: given("griffier", "jurist")))
        try demandItems(try file.open(with: given("wethouder", "jurist")))
        try demandItems(try file.open(with: passphrases))
        for name in file.locks {
            let one = given(name)
            #expect(refusal { () throws(SealedFileError) in _ = try file.open(with: one) } == .passphraseMissing)
        }
        let stranger = ["griffier": secret("paard batterij nietje"), "vreemde": secret("correct horse staple")]
        #expect(refusal { () throws(SealedFileError) in _ = try file.open(with: stranger) } == .passphraseMissing)
    }

    @Test func aWrongPassphraseIsNamed() throws {
        let file = try seal(["griffier", "wethouder"], .two)
        var wrong = passphrases
        wrong["wethouder"] = secret("correct horse stapel")
        let error = #expect(throws: SealedFileError.self) { try file.open(with: wrong) }
        #expect(error?.code == .passphraseWrong)
        #expect(error?.detail == "the passphrase of wethouder is not the right one")
        // The same passphrases under each other's names are wrong too.
        let swapped = ["griffier": secret("correct horse staple"), "wethouder": secret("paard batterij nietje")]
        #expect(refusal { () throws(SealedFileError) in _ = try file.open(with: swapped) } == .passphraseWrong)
        let empty = ["griffier": secret(""), "wethouder": secret("")]
        #expect(refusal { () throws(SealedFileError) in _ = try file.open(with: empty) } == .passphraseWrong)
    }

    @Test func twoOfficialsHaveTwoGoodPassphrases() throws {
        func refused(_ locks: [(String, String)], _ needed: SealProtection.Needed) -> SealedFileError.Code? {
            refusal { () throws(SealedFileError) in
                var made: [SealLock] = []
                for lock in locks { made.append(try SealLock(name: lock.0, passphrase: secret(lock.1))) }
                let protection = SealProtection.passphrases(made, needed: needed, cost: .rehearsal)
                _ = try SealedFile.seal(items, purpose: "x", protection: protection)
            }
        }
        let (good, other) = ("paard batterij nietje", "correct horse staple")
        #expect(refused([("a", good), ("b", other)], .two) == nil)
        #expect(refused([("a", good), ("b", good)], .two) == .passphraseWeak)
        #expect(refused([("a", "elf tekens!")], .one) == .passphraseWeak)
        #expect(refused([("a", "twaalf teken")], .one) == nil)
        #expect(refused([("a", good)], .two) == .officials)
        #expect(refused([], .one) == .officials)
        #expect(refused([("a", good), ("a", other)], .two) == .officials)
        #expect(refused((0..<9).map { ("a\($0)", "passphrase of \($0)") }, .two) == .officials)
        for name in ["", "A", "a b", "a+b", "a\n", "é", String(repeating: "a", count: 41)] {
            #expect(refused([(name, good)], .one) == .officials, "\(name)")
        }
    }

    @Test func theSecretsAndPassphrasesAreNotInTheFile() throws {
        let text = String(decoding: try seal(["griffier", "wethouder"], .two).content.array, as: UTF8.self)
        #expect(
            text.hasPrefix("stemronde/sealed/v1\npurpose reserve ronde-2027\nneeded 2\nlock griffier argon2id 1 8 ")
        )
        for secret in ["0123456789ABCDEFGHJT", "MDEyMzQ1Njc4OUFCQ0RFRkdISlQ", "geheim", "Z2VoZWlt", "paard", "cGFhcmQ"]
        {
            #expect(!text.contains(secret))
        }
    }

    @Test func twoFilesOfTheSameShareNothing() throws {
        let (first, second) = try (seal(["griffier"], .one), seal(["griffier"], .one))
        let lines = [first, second].map { String(decoding: $0.content.array, as: UTF8.self).split(separator: "\n") }
        #expect(
            Set(lines[0]).intersection(lines[1]) == [
                "stemronde/sealed/v1", "purpose reserve ronde-2027", "needed 1", "items 3",
            ]
        )
    }

    @Test func aFileForARehearsalNeedsNoPassphrase() throws {
        let file = try SealedFile.seal(secret: secret("geheim"), purpose: "sleutel", protection: .fileMode)
        let sum = "39b3db0bd42ed5da86ec3f9a97c3a8af4c1b6ec6bd5d7d9bbf3c0e1a40f4df1d"
        let text = String(decoding: file.content.array, as: UTF8.self)
        #expect(text.hasPrefix("stemronde/plain/v1\npurpose sleutel\nitems 1\nitem secret Z2VoZWlt\nsha256 "))
        #expect(
            text.utf8.count
                == "stemronde/plain/v1\npurpose sleutel\nitems 1\nitem secret Z2VoZWlt\nsha256 \(sum)\n".utf8.count
        )
        #expect(file.needed == 0)
        #expect(file.locks.isEmpty)
        #expect(try file.open(with: [:]).secret().array == Array("geheim".utf8))
        #expect(try file.open(with: secret("whatever")).secret().array == Array("geheim".utf8))
        try demandItems(try SealedFile.seal(items, purpose: "x", protection: .fileMode).open(with: [:]))
        #expect(try SealedFile.seal([], purpose: "x", protection: .fileMode).itemNames.isEmpty)
    }

    @Test func theModerateCostIsThatOfLibsodium() {
        #expect(PassphraseCost.moderate.passes == 3)
        #expect(PassphraseCost.moderate.kibibytes == 262_144)
    }

    /// Made by another program from the description; every later version must read them too.
    @Test func filesOfThisVersionOpen() throws {
        let two = try SealedFile(parsing: SecretBytes(copying: try Fixture.bytes("sealed/two-officials.sealed")))
        for pair in [given("griffier", "wethouder"), given("griffier", "jurist"), given("wethouder", "jurist")] {
            let opened = try two.open(with: pair)
            #expect(opened.file.itemNames == ["code-1", "code-2"])
            #expect(try opened.item("code-1").array == Array("0123456789ABCDEFGHJT".utf8))
            #expect(try opened.item("code-2").count == 0)
        }
        let one = try SealedFile(parsing: SecretBytes(copying: try Fixture.bytes("sealed/one-official.sealed")))
        #expect(one.purpose == "key of a trustee")
        #expect(try one.open(with: secret("paard batterij nietje")).secret().array == Array("geheim".utf8))
    }
}

extension SealLock {
    init(checked name: String, passphrase: SecretBytes) {
        guard let lock = try? SealLock(name: name, passphrase: passphrase) else { preconditionFailure(name) }
        self = lock
    }
}
