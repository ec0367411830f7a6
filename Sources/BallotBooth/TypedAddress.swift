//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a resident typed as postcode and house number, in the forms in which they enter a credential.
///
/// It takes what `AddressRegister` takes, and gives the same; that module is not for the browser.
struct TypedAddress {
    /// `9401AB`.
    let postcode: [UInt8]
    /// Digits without a leading zero.
    let houseNumber: [UInt8]

    init(postcode: [UInt8], houseNumber: [UInt8]) throws(BoothStatus) {
        self.postcode = try Self.postcode(postcode)
        self.houseNumber = try Self.houseNumber(houseNumber)
    }

    /// Any case, spaces and hyphens anywhere.
    private static func postcode(_ typed: [UInt8]) throws(BoothStatus) -> [UInt8] {
        var text: [UInt8] = []
        for byte in typed where byte != 0x20 && byte != 0x2D {
            text.append(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
        }
        guard text.count == 6, text[0] != 0x30 else { throw .postcode }
        for index in 0..<4 where !isDigit(text[index]) { throw .postcode }
        for index in 4..<6 where text[index] < 0x41 || text[index] > 0x5A { throw .postcode }
        return text
    }

    /// The first digits; what follows them, an addition, does not count.
    private static func houseNumber(_ typed: [UInt8]) throws(BoothStatus) -> [UInt8] {
        var digits: [UInt8] = []
        var hasBegun = false
        for byte in typed where hasBegun || byte != 0x20 {
            hasBegun = true
            guard isDigit(byte) else { break }
            if byte != 0x30 || !digits.isEmpty { digits.append(byte) }
        }
        guard digits.count >= 1, digits.count <= 5 else { throw .houseNumber }
        return digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }
}
