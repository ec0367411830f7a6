//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Registrar
import SealedFiles
import Testing

@testable import stemronde

@Suite("Address options")
struct AddressOptionsTests {
    @Test(
        "take a letter without asking only where no other one can be meant",
        arguments: [
            // Typed, the letters at the number, the one that is taken.
            ("12", ["12"], 1), ("12A", ["12", "12A"], 2), ("12a", ["12A"], 1), ("12A-3", ["12A", "12A-3"], 2),
            ("12", ["12A"], nil), ("12", ["12", "12A"], nil), ("12A", ["12"], nil), ("12A", ["12A", "12A"], nil),
        ] as [(String, [String], Int?)]
    )
    func only(typed: String, numbers: [String], taken: Int?) throws {
        let addresses = try numbers.map { try Address(typedPostcode: "9401AB", houseNumber: $0) }
        let lines = addresses.map { address in
            "9401AB;\(address.number);\(address.letter);\(address.addition);noord/inwoners;01234-56789-ABCDE-FGHJT\n"
        }
        let link = try LinkTable(SecretBytes(copying: [UInt8](lines.joined().utf8)))
        let address = try Address(typedPostcode: "9401AB", houseNumber: typed)
        let holders = LetterHolder.all(at: address.postcode, address.number, in: link, DeskBook())
        #expect(AddressOptions.only(of: holders, at: address)?.holder == taken.map { .letter($0) })
    }
}
