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

/// Files that were damaged or altered, by accident or by somebody who can make checksums.
@Suite struct SealedFormTests {
    private let passphrases = [
        "griffier": secret("paard batterij nietje"), "wethouder": secret("correct horse staple"),
    ]

    private func sealed(_ purpose: String = "reserve") throws -> String {
        let locks = try ["griffier", "wethouder"].map { name in
            try SealLock(name: name, passphrase: try #require(passphrases[name]))
        }
        let items = [SealItem(name: "a", bytes: secret("een")), SealItem(name: "b", bytes: secret("twee"))]
        let protection = SealProtection.passphrases(locks, needed: .two, cost: .rehearsal)
        let file = try SealedFile.seal(items, purpose: purpose, protection: protection)
        return String(decoding: file.content.array, as: UTF8.self)
    }

    /// Reads and opens everything; the code of the refusal.
    private func refused(_ text: String) -> SealedFileError.Code? {
        refusal { () throws(SealedFileError) in
            let opened = try SealedFile(parsing: secret(text)).open(with: passphrases)
            for name in opened.file.itemNames { _ = try opened.item(name) }
        }
    }

    /// The text with a checksum that fits.
    private func summed(_ text: String) -> String {
        let body = text[..<(text.range(of: "sha256 ")?.lowerBound ?? text.endIndex)]
        let sum = Array(body.utf8).withUnsafeBytes { SealCipher.checksum($0) }
        return body + "sha256 \(String(decoding: sum, as: UTF8.self))\n"
    }

    @Test func theHelperLeavesAGoodFileGood() throws {
        let text = try sealed()
        #expect(summed(text) == text)
        #expect(refused(text) == nil)
    }

    @Test func everyAlteredByteIsDamageNotAWrongPassphrase() throws {
        let seed: UInt64 = 5
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(try sealed().utf8)
        let label = SealedFile.sealedLabel.utf8.count
        for place in bytes.indices {
            var altered = bytes
            altered[place] ^= UInt8.random(in: 1...255, using: &generator)
            let code = refusal { () throws(SealedFileError) in
                _ = try SealedFile(parsing: SecretBytes(copying: altered)).open(with: passphrases)
            }
            if place > label {
                #expect(code == .damaged, "seed \(seed), byte \(place)")
            } else {
                #expect([.form, .version, .damaged].contains(code), "seed \(seed), byte \(place)")
            }
        }
        for end in bytes.indices {
            let code = refusal { () throws(SealedFileError) in
                _ = try SealedFile(parsing: SecretBytes(copying: Array(bytes[..<end])))
            }
            #expect(end < label ? code == .form || code == .version : code == .damaged, "cut at \(end)")
        }
    }

    @Test(arguments: [
        ("purpose reserve", "purpose another"), ("items 2", "items 1"), ("items 2", "items 3"), ("item a ", "item c "),
        ("key griffier+wethouder ", "key wethouder+griffier "), ("purpose reserve", "purpose reserve "),
        ("purpose reserve", "purpose "), ("purpose reserve", "Purpose reserve"), ("needed 2", "needed 02"),
        ("needed 2", "needed 3"), ("needed 2", "needed 0"), ("needed 2", "needed +2"), ("needed 2\n", ""),
        ("argon2id 1 8", "argon2i 1 8"), ("argon2id 1 8", "argon2id 0 8"), ("argon2id 1 8", "argon2id 11 8"),
        ("argon2id 1 8", "argon2id 1 7"), ("argon2id 1 8", "argon2id 1 1048577"), ("argon2id 1 8", "argon2id 01 8"),
        ("argon2id 1 8", "argon2id 1  8"), ("lock griffier", "lock wethouder"), ("lock griffier", "lock Griffier"),
        ("items 2", "items 02"), ("items 2", "items 1000001"), ("items 2", "items -1"), ("items 2\n", "items 2\n\n"),
        ("item b ", "item a "), ("item b ", "item  "), ("item b ", "item b/ "), ("item b ", "item b\u{0} "),
        ("sha256", "rest\nsha256"), ("v1\n", "v1\r\n"), ("v1\n", "v2\n"), ("stemronde", "Stemronde"),
        ("item a ", "item a  "), ("item a ", "item a"), ("\nitem a", "\nitem x YQ\nitem a"),
    ])
    func aTextWithAFittingChecksumIsStillRefused(_ old: String, _ new: String) throws {
        let text = try sealed()
        let altered = text.replacing(old, with: new, maxReplacements: 1)
        #expect(altered != text)
        #expect([.form, .version, .damaged].contains(refused(summed(altered))), "\(old) to \(new)")
    }

    @Test func anotherVersionIsSaidToBeOne() throws {
        #expect(refused(summed(try sealed().replacing("sealed/v1", with: "sealed/v2"))) == .version)
        #expect(refused("stemronde/plain/v17\n") == .version)
        #expect(refused("") == .form)
        #expect(refused("PRIVATE+KEY+x") == .form)
    }

    @Test func officialsAndItemsCannotChangePlaces() throws {
        func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
        let (first, second) = try (lines(sealed()), lines(sealed()))
        // 0 label, 1 purpose, 2 needed, 3–4 locks, 5 items, 6 key, 7–8 items, 9 checksum.
        #expect(first.count == 10)
        func refusedWith(_ alter: (inout [String]) -> Void) -> SealedFileError.Code? {
            var altered = first
            alter(&altered)
            return refused(summed(altered.map { $0 + "\n" }.joined()))
        }
        #expect(refusedWith { _ in } == nil)
        #expect(refusedWith { $0.swapAt(3, 4) } == .form)
        #expect(refusedWith { $0[6] = second[6] } == .damaged)
        #expect(refusedWith { $0[7] = second[7] } == .damaged)
        #expect(refusedWith { $0[7] = $0[8].replacing("item b", with: "item a") } == .damaged)
        #expect(refusedWith { $0.swapAt(7, 8) } == nil, "the order of items is no secret and proves nothing")
        #expect(refusedWith { $0[3] = second[3] } == .passphraseWrong || refusedWith { $0[3] = second[3] } == .damaged)
        // A file that needs two cannot be made one that needs one.
        #expect(
            refusedWith {
                $0[2] = "needed 1"
                $0[6] = $0[6].replacing("griffier+wethouder", with: "griffier")
                $0.insert($0[6].replacing("griffier", with: "wethouder"), at: 7)
            } == .damaged
        )
        // Nor one that needs none.
        #expect(
            refusedWith {
                $0[0] = SealedFile.plainLabel
                $0.removeSubrange(2...4)
                $0.remove(at: 3)
            } == nil,
            "then the items are what was sealed, not the secrets"
        )
    }

    @Test func aSealedItemIsOfOneFileOnly() throws {
        let purpose = try SealedFile(parsing: secret(sealed("reserve")))
        let opened = try purpose.open(with: passphrases)
        #expect(try opened.item("a").array == Array("een".utf8))
        #expect(
            refused(summed(try sealed("reserve").replacing("purpose reserve", with: "purpose letters"))) == .damaged
        )
    }

    @Test func base64HasOneSpelling() {
        for text in ["YQ", "YWI", "YWJj", ""] {
            let bytes = Array(text.utf8).withUnsafeBytes { SealText.decode($0) }
            #expect(bytes.map { SealText.base64($0.array) } == Array(text.utf8))
        }
        for text in ["Y", "YQ=", "YQ==", "YR", "YWJ", "YW-_", "YQ\n", " YQ", "YWJjZ", "ÿ"] {
            #expect(Array(text.utf8).withUnsafeBytes { SealText.decode($0) } == nil, "\(text)")
        }
    }
}
