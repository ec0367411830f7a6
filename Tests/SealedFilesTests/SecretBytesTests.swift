//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Testing

@testable import SealedFiles

@Suite struct SecretBytesTests {
    @Test func bytesAreKeptAndCompared() {
        let bytes = secret("geheim")
        #expect(bytes.count == 6)
        #expect(bytes.array == Array("geheim".utf8))
        #expect(bytes.isEqual(to: secret("geheim")))
        #expect(!bytes.isEqual(to: secret("geheiM")))
        #expect(!bytes.isEqual(to: secret("geheim ")))
        #expect(secret("").isEqual(to: secret("")))
        #expect(bytes.slice(1..<3).array == Array("eh".utf8))
        #expect(bytes.slice(2..<2).count == 0)
    }

    @Test func newBytesAreZeroAndRandomOnesDiffer() {
        #expect(SecretBytes(count: 40) { _ in }.array == [UInt8](repeating: 0, count: 40))
        #expect(SecretBytes.random(count: 32).array != SecretBytes.random(count: 32).array)
    }

    @Test func anArrayThatIsTakenOverIsEmptyAfterwards() {
        var array = Array("geheim".utf8)
        let bytes = SecretBytes(wiping: &array)
        #expect(array.isEmpty)
        #expect(bytes.array == Array("geheim".utf8))
    }

    @Test func theBytesAreNotShown() {
        let bytes = secret("AAAAAAAA")
        var dumped = ""
        dump(bytes, to: &dumped)
        for text in [String(describing: bytes), String(reflecting: bytes), dumped] {
            #expect(!text.contains("AAAA") && !text.contains("4141") && !text.contains("65, 65"))
        }
    }

    @Test func anErrorWhileFillingComesThrough() {
        let code = refusal { () throws(SealedFileError) in
            _ = try SecretBytes(count: 5) { _ throws(SealedFileError) in throw SealedFileError(.access, "no") }
        }
        #expect(code == .access)
    }
}
