//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import TestSupport
import Testing

@testable import BallotCore

@Suite struct VotingCodeTests {
    private let uuid = Array("11111111111111".utf8)

    @Test func thePublishedVectorHolds() throws {
        let code = try VotingCode(typed: "0123456789ABCDEFGHJT".utf8)
        #expect(text(code.printed) == "01234-56789-ABCDE-FGHJT")
        let credential = code.credential(uuid: uuid, postcode: Array("9401AB".utf8), houseNumber: Array("12".utf8))
        #expect(text(credential.exposedText) == "kWUTY-bYmu88-CsdoP-HPHjRC")
        let reserve = code.credential(uuid: uuid, postcode: [], houseNumber: [])
        #expect(reserve.publicKey != credential.publicKey)
    }

    @Test func aCodeIsReadAsPeopleTypeIt() throws {
        let code = VotingCode.random()
        let printed = text(code.printed)
        let loose = printed.lowercased().replacing("0", with: "o").replacing("1", with: "l").replacing("-", with: " ")
        #expect(try VotingCode(typed: loose.utf8).printed == code.printed)
        #expect(try VotingCode(typed: printed.replacing("1", with: "I").utf8).printed == code.printed)
    }

    @Test func everyCharacterOfTheAlphabetReadsBack() throws {
        for value in UInt8(0)..<32 {
            var values = [UInt8](repeating: value, count: 19)
            let code = VotingCode(random: &values)
            let printed = code.printed
            #expect(Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)[Int(value)] == printed[0])
            #expect(try VotingCode(typed: printed).printed == printed)
            #expect(values.allSatisfy { $0 == 0 })
        }
    }

    @Test func everyWrongCharacterAndEverySwapOfTwoIsCaught() throws {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
        for _ in 0..<5 {
            let good = VotingCode.random().printed.filter { $0 != 0x2D }
            for position in good.indices {
                for character in alphabet where character != good[position] {
                    var wrong = good
                    wrong[position] = character
                    #expect(throws: VotingCode.Failure.check) { try VotingCode(typed: wrong) }
                }
                for other in good.indices where good[other] != good[position] {
                    var swapped = good
                    swapped.swapAt(position, other)
                    #expect(throws: VotingCode.Failure.check) { try VotingCode(typed: swapped) }
                }
            }
        }
    }

    @Test(arguments: [
        ("0123456789ABCDEFGHJ", VotingCode.Failure.length), ("0123456789ABCDEFGHJT0", .length), ("", .length),
        ("0123456789ABCDEFGHJU", .character), ("0123456789ABCDEFGH!T", .character), ("0123456789ABCDEFGHJ0", .check),
    ])
    func whatIsNoCodeIsRefusedForItsReason(_ text: String, _ failure: VotingCode.Failure) {
        #expect(throws: failure) { try VotingCode(typed: text.utf8) }
    }

    @Test func eachPartOfTheKeyChangesTheCredential() throws {
        let code = try VotingCode(typed: "0123456789ABCDEFGHJT".utf8)
        let address = (Array("9401AB".utf8), Array("12".utf8))
        let keys = [
            code.credential(uuid: uuid, postcode: address.0, houseNumber: address.1),
            code.credential(uuid: Array("11111111111112".utf8), postcode: address.0, houseNumber: address.1),
            code.credential(uuid: uuid, postcode: Array("9401AC".utf8), houseNumber: address.1),
            code.credential(uuid: uuid, postcode: address.0, houseNumber: Array("13".utf8)),
            VotingCode.random().credential(uuid: uuid, postcode: address.0, houseNumber: address.1),
        ].map(\.publicKey)
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: [
        "", "kWUTY-bYmu88-CsdoP-HPHjR", "kWUTYbYmu88CsdoPHPHjRC", "kWUTY-bYmu88-CsdoP-HPHjR0",
        "kWUTY-bYmu88-CsdoP-HPHjRCC",
    ])
    func whatIsNoBeleniosCredentialIsRefused(_ text: String) {
        #expect(Credential(uuid: uuid, text: Array(text.utf8)) == nil)
    }
}
