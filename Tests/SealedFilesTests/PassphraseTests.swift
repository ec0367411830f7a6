//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@testable import SealedFiles

@Suite struct PassphraseTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [
        ("paard batterij nietje", "paard batterij nietje"), ("paard batterij nietje\n", "paard batterij nietje"),
        ("paard batterij nietje\r\n", "paard batterij nietje"), ("een\ntwee\n", "een"), (" een \n", " een "),
        ("één\n", "één"), ("een\r", "een\r"),
    ])
    func theFirstLineOfAFileIsThePassphrase(_ content: String, _ expected: String) throws {
        try folder.put(content, "p")
        #expect(try PassphraseSource.file(folder["p"]).read().array == Array(expected.utf8))
    }

    @Test func aFileWithoutAPassphraseOrWithTooMuchIsRefused() throws {
        let source = PassphraseSource.file(folder["p"])
        let cases: [(String, Int, SealedFileError.Code)] = [
            ("", 0o600, .passphraseMissing), ("\n", 0o600, .passphraseMissing), ("\r\nx", 0o600, .passphraseMissing),
            (String(repeating: "x", count: 1025), 0o600, .size), (String(repeating: "x", count: 1027), 0o600, .size),
            ("paard batterij nietje\n", 0o644, .permissions),
        ]
        for (content, mode, code) in cases {
            try folder.put(content, "p", mode: mode)
            #expect(refusal { () throws(SealedFileError) in _ = try source.read() } == code)
        }
        let missing = PassphraseSource.file(folder["q"])
        #expect(refusal { () throws(SealedFileError) in _ = try missing.read() } == .missing)
        try folder.put(String(repeating: "x", count: 1024) + "\n", "p")
        #expect(try source.read().count == 1024)
    }

    @Test func aNewPassphraseHasALength() throws {
        let source = PassphraseSource.file(folder["p"])
        try folder.put("elf tekens!\n", "p")
        #expect(refusal { () throws(SealedFileError) in _ = try source.readNew(repeatPrompt: "") } == .passphraseWeak)
        try folder.put("twaalf teken\n", "p")
        #expect(try source.readNew(repeatPrompt: "").count == 12)
    }
}
