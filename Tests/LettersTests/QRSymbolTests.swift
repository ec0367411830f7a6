//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import QRSymbols
import Testing

@Suite struct QRSymbolTests {
    private static let content = "https://stemmen.assen.example/nl/halfweg-2028/stemmen#code=01234-56789-ABCDE-FGHJT"

    @Test func `The path draws exactly the dark modules`() throws {
        let symbol = try #require(QRSymbol(Array(Self.content.utf8)))
        #expect(symbol.side == symbol.size + 8)
        var drawn: Set<[Int]> = []
        for row in String(decoding: symbol.path, as: UTF8.self).split(separator: "M") {
            let words = row.replacing("h", with: " h").replacing("m", with: " m").split(separator: " ")
            var column = try #require(Int(words[0]))
            let place = try #require(Double(words[1]))
            for word in words.dropFirst(2) {
                let count = Int(word.dropFirst())
                if word.hasPrefix("m") {
                    column += try #require(count)
                } else if word.hasPrefix("h") {
                    for _ in 0..<(try #require(count)) {
                        drawn.insert([Int(place - 0.5) - QRSymbol.quietZone, column - QRSymbol.quietZone])
                        column += 1
                    }
                } else {
                    #expect(word == "0")
                }
            }
        }
        var dark: Set<[Int]> = []
        for row in 0..<symbol.size {
            for column in 0..<symbol.size where symbol.isDark(row, column) { dark.insert([row, column]) }
        }
        #expect(drawn == dark)
        #expect(dark.contains([0, 0]) && dark.contains([0, 6]) && !dark.contains([1, 1]))
    }

    @Test(.enabled(if: Tool("zbarimg") != nil)) func `Another program reads what a symbol says`() async throws {
        let symbol = try #require(QRSymbol(Array(Self.content.utf8)))
        let zbar = try #require(Tool("zbarimg"))
        try await withTemporaryFolder { folder in
            let scale = 4
            var image = "P1\n\(symbol.side * scale) \(symbol.side * scale)\n"
            for row in 0..<(symbol.side * scale) {
                for column in 0..<(symbol.side * scale) {
                    let (y, x) = (row / scale - QRSymbol.quietZone, column / scale - QRSymbol.quietZone)
                    let isInside = (0..<symbol.size).contains(y) && (0..<symbol.size).contains(x)
                    image += isInside && symbol.isDark(y, x) ? "1 " : "0 "
                }
                image += "\n"
            }
            let file = folder.appending(path: "symbol.pbm")
            try Data(image.utf8).write(to: file)
            #expect(try zbar.run("--quiet", "--raw", file.path) == Self.content + "\n")
        }
    }

    @Test func `Nothing and too much make no symbol`() {
        #expect(QRSymbol([]) == nil)
        #expect(QRSymbol([UInt8](repeating: 0x41, count: 4000)) == nil)
    }
}
