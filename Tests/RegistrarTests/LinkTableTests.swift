//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import BallotCore
import Registrar
import Rounds
import SealedFiles
import TestSupport
import Testing

@Suite("Link table")
struct LinkTableTests {
    private static let code = "01234-56789-ABCDE-FGHJT"
    private static let line = "9401AB;19;A;12;noord/inwoners;\(code)\n"

    private func table(_ text: String) throws -> LinkTable {
        try LinkTable(SecretBytes(copying: [UInt8](text.utf8)))
    }

    @Test("finds all letters to a postcode and house number, with their codes")
    func letters() throws {
        let table = try table(
            Self.line + "9401AB;19;;;zuid/winkels;\(Self.code)\n9401AB;20;;;zuid/winkels;\(Self.code)\n"
        )
        let letters = try table.letters(at: Postcode("9401AB"), HouseNumber("19"))
        #expect(letters.map(\.number) == [1, 2])
        #expect(letters.map(\.address.numberText) == ["19A-12", "19"])
        #expect(letters.map(\.stratum.text) == ["noord/inwoners", "zuid/winkels"])
        for letter in letters { #expect(try table.code(of: letter).printed == [UInt8](Self.code.utf8)) }
        #expect(try self.table("").letters.isEmpty)
    }

    @Test(
        "is refused in any other form, by the number of the line and without what stands there",
        arguments: [
            "9401AB;19;A;12;noord/inwoners;\(code)", "9401 AB;19;A;12;noord/inwoners;\(code)\n",
            "9401AB;019;;;noord/inwoners;\(code)\n", "9401AB;19;AB;;noord/inwoners;\(code)\n", "\n",
            "9401AB;19;A;12345;noord/inwoners;\(code)\n", "9401AB;19;A;12;noord;\(code)\n", "\(code)\n",
            "9401AB;19;A;12;noord/inwoners\(code)\n", "9401AB;19;A;12;noord/inwoners;x\(code)\n", ";\n",
            "9401AB;19;A;12;\(String(repeating: "n", count: 200))/inwoners;\(code)\n",
        ]
    )
    func refused(text: String) throws {
        let error = try #require(throws: IssueError.self) { try table(Self.line + text) }
        #expect(error.code == .form)
        #expect(error.detail == "the link file is not in its form at line 2")
    }

    @Test("refuses a code whose check fails when it is asked for")
    func badCode() throws {
        let table = try table(Self.line.replacing("FGHJT", with: "FGHJ0"))
        let letter = try #require(table.letters.first)
        #expect(throws: IssueError.self) { try table.code(of: letter) }
    }

    @Test("reads any bytes without a trap")
    func hostile() throws {
        let source = [UInt8](String(repeating: Self.line, count: 4).utf8)
        for seed in UInt64(0)..<1000 {
            var generator = SeededGenerator(seed: seed)
            var bytes = source
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                if Bool.random(using: &generator) {
                    bytes[place] = UInt8.random(in: 0...255, using: &generator)
                } else {
                    bytes.removeSubrange(place..<min(place + 30, bytes.count))
                    if bytes.isEmpty { bytes = source }
                }
            }
            guard let table = try? LinkTable(SecretBytes(copying: bytes)) else { continue }
            for letter in table.letters { _ = try? table.code(of: letter) }
        }
    }
}
