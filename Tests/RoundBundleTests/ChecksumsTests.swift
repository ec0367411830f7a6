//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import RoundBundle
import Testing

@Suite struct ChecksumsTests {
    private static let hash = String(decoding: Digest(of: []).hex, as: UTF8.self)

    @Test func theListIsOfEveryOtherFileInOrder() throws {
        let place = try TemporaryFolder()
        try place.folder.write("b/a", [])
        try place.folder.write("b.x", [1])
        try place.folder.write("SHA256SUMS", [2])
        let list = try Checksums(of: place.folder)
        #expect(list.lines.map(\.name) == ["b.x", "b/a"])
        #expect(list.lines.map(\.hash) == [Digest(of: [1]), Digest(of: [])])
        #expect(try Checksums(list.bytes) == list)
        #expect(list.bytes.suffix(70) == Array("\(Self.hash)  b/a\n".utf8).suffix(70))
    }

    @Test func aLongFileIsHashedInPieces() throws {
        let place = try TemporaryFolder()
        let bytes = [UInt8](repeating: 7, count: 2 << 20 | 1)
        try place.folder.write("a", bytes)
        #expect(try Checksums.hash("a", in: place.folder) == Digest(of: bytes))
    }

    @Test func anEmptyListIsOne() throws {
        #expect(try Checksums([]).lines == [])
    }

    @Test(arguments: [
        "HASH  a",
        "HASH  a\n\n",
        "\nHASH  a\n",
        "HASH a\n",
        "HASH *a\n",
        "HASH\ta\n",
        "HASH  \n",
        "HAS  a\n",
        "\\HASH  a\n",
        "HASH  b\nHASH  a\n",
        "HASH  a\nHASH  a\n",
        "HASH  a\r\nHASH  a\n",
    ])
    func anyOtherFormIsRefused(_ text: String) throws {
        let bytes = Array(text.replacing("HASH", with: Self.hash).utf8)
        #expect(throws: BundleError.self) { try Checksums(bytes) }
    }

    @Test func upperCaseAndWhatIsNotTextAreRefused() throws {
        #expect(throws: BundleError.self) { try Checksums(Array("\(Self.hash.uppercased())  a\n".utf8)) }
        #expect(throws: BundleError.self) { try Checksums(Array("\(Self.hash)  ".utf8) + [0xFF, 0x0A]) }
    }
}
