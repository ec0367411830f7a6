//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension Address {
    /// Reads postcode and house number as people type them, letter and addition with the number: `19 a 12`, `19A-12`,
    /// `19bis`, `19-12`. A single letter after the digits is the house letter; what follows it is the addition.
    ///
    /// For finding an address in the register, with `matches`. A voter's credential needs `HouseNumber(typed:)` only.
    public init(typedPostcode: String, houseNumber text: String) throws(AddressError) {
        let postcode = try Postcode(typed: typedPostcode)
        let number = try HouseNumber(typed: text)
        let isGap: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x2D || $0 == 0x2F || $0 == 0x2E }
        let tail = (TypedText.bytes(text) ?? []).drop(while: \.isDigit)
        var rest = tail.drop(while: isGap)
        var letter: [UInt8] = []
        if let first = rest.first, first.isLetter, !(rest.dropFirst().first?.isLetter ?? false) {
            letter = [first.uppercased]
            rest = rest.dropFirst().drop(while: isGap)
        }
        try self.init(
            postcode: postcode,
            number: number,
            letter: String(decoding: letter, as: UTF8.self),
            addition: String(decoding: rest.filter { !isGap($0) }.map(\.uppercased), as: UTF8.self)
        )
    }

    /// Whether this is the other address, whatever the case of letter and addition.
    public func matches(_ other: Address) -> Bool {
        sharesKey(with: other) && letter.uppercased() == other.letter.uppercased()
            && addition.uppercased() == other.addition.uppercased()
    }
}
