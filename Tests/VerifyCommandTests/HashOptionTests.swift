//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import Testing
import VerifyCommand

@Suite struct HashOptionTests {
    private let hash = Digest(of: [])

    @Test("a hash is typed as it is published: with spaces between its groups, or without")
    func spaces() throws {
        let text = String(decoding: hash.hex, as: UTF8.self)
        #expect(try HashOption.read(text, of: "--anchor") == hash)
        #expect(try HashOption.read("\(text.prefix(4)) \(text.dropFirst(4)) ", of: "--anchor") == hash)
    }

    @Test("anything but 64 lower-case digits is refused", arguments: ["", "00", String(repeating: "A", count: 64)])
    func refused(_ text: String) {
        #expect(throws: ValidationError.self) { try HashOption.read(text, of: "--anchor") }
    }
}
