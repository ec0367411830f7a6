//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a postcode, house number, address or zone rule cannot be read.
public struct AddressError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable {
        /// Not four digits and two letters.
        case postcode
        /// Not a house number from 1 to 99999.
        case houseNumber
        /// Not one letter.
        case houseLetter
        /// Not one to four letters or digits.
        case addition
        /// A rule does not follow the grammar of `ZoneRule`.
        case zoneRule
        /// A zone has no rule that includes anything, the same rule twice, or too many rules.
        case zone
        /// A list of addresses takes a part of what stands under one postcode and house number.
        case splitHouseNumber
        /// A row of a list gives no address.
        case address
        /// A listed address is not in the register.
        case unknownAddress
    }

    public let code: Code
    /// What, which value and why, for people.
    public let detail: String

    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
