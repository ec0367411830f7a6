//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Testing

@Suite("House number")
struct HouseNumberTests {
    @Test(
        "counts only the first digits of what people type",
        arguments: ["12", " 12", "12-A", "12a", "12 bis", "12/3", "12-3", "012", "12 A 3"]
    )
    func typed(text: String) throws {
        #expect(try HouseNumber(typed: text).value == 12)
    }

    @Test(
        "is refused when it does not begin with a number",
        arguments: ["", "A12", "-12", "0", "000", "100000", "99999999999999999999", "nr 12"]
    )
    func refused(text: String) throws {
        let error = try #require(throws: AddressError.self) { try HouseNumber(typed: text) }
        #expect(error.code == .houseNumber)
    }

    @Test(
        "is read from a register without sign, zero or addition only",
        arguments: ["", "0", "012", "+1", "1 ", "12A", "100000"]
    )
    func strict(text: String) {
        #expect(throws: AddressError.self) { try HouseNumber(text) }
    }

    @Test("runs from 1 to 99999")
    func bounds() throws {
        #expect(HouseNumber(0) == nil)
        #expect(HouseNumber(100_000) == nil)
        #expect(try HouseNumber("99999").text == "99999")
        #expect(HouseNumber(1)?.text == "1")
    }
}
