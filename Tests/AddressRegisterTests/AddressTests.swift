//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Testing

@Suite("Address")
struct AddressTests {
    @Test("is written as an address line has it")
    func text() throws {
        let parts = [
            ("", "", "19"), ("A", "", "19A"), ("", "12", "19-12"), ("A", "12", "19A-12"), ("a", "bis", "19a-bis"),
        ]
        for (letter, addition, expected) in parts {
            let address = try Address(
                postcode: Postcode("9403DN"),
                number: HouseNumber("19"),
                letter: letter,
                addition: addition
            )
            #expect(address.numberText == expected)
            #expect(address.letter == letter)
            #expect(address.addition == addition)
            #expect(address.postcode.text == "9403DN")
            #expect(address.number.value == 19)
        }
    }

    @Test(
        "is read as people type it",
        arguments: [
            ("19 a 12", "A", "12"), ("19A-12", "A", "12"), ("19A12", "A", "12"), ("19-12", "", "12"),
            ("19bis", "", "BIS"),
            ("19 A", "A", ""), ("19", "", ""), ("19 a bis", "A", "BIS"), ("19/2", "", "2"), ("19-a-1-b", "A", "1B"),
        ]
    )
    func typed(text: String, letter: String, addition: String) throws {
        let address = try Address(typedPostcode: "9403 dn", houseNumber: text)
        #expect(address.letter == letter)
        #expect(address.addition == addition)
        #expect(
            try address.matches(
                Address(
                    postcode: Postcode("9403DN"),
                    number: HouseNumber("19"),
                    letter: letter.lowercased(),
                    addition: addition.lowercased()
                )
            )
        )
    }

    @Test("is refused with more letter or addition than the register has room for")
    func refused() throws {
        let (postcode, number) = try (Postcode("9403DN"), HouseNumber("19"))
        for letter in ["AB", "1", "é", "\0"] {
            #expect(throws: AddressError.self) {
                try Address(postcode: postcode, number: number, letter: letter, addition: "")
            }
        }
        for addition in ["12345", "a b", "é", "-", "\0"] {
            #expect(throws: AddressError.self) {
                try Address(postcode: postcode, number: number, letter: "", addition: addition)
            }
        }
        #expect(throws: AddressError.self) { try Address(typedPostcode: "9403DN", houseNumber: "19 achterhuis") }
    }

    @Test("orders by postcode, number, letter and addition")
    func order() throws {
        let sorted = try [
            ("9401AB", "9", "", ""), ("9401AB", "10", "", ""), ("9401AB", "10", "", "1"), ("9401AB", "10", "A", ""),
            ("9401AC", "1", "", ""),
        ]
        .map { try Address(postcode: Postcode($0), number: HouseNumber($1), letter: $2, addition: $3) }
        #expect(sorted.reversed().sorted() == sorted)
    }
}
