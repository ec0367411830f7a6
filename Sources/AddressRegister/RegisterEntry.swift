//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// An address of the register, with what a letter needs and what an electorate may be restricted by.
public struct RegisterEntry: Hashable, Sendable {
    public let address: Address
    /// The address's identifier in the national register (`nummeraanduiding`), sixteen digits, where the file has it.
    public let identifier: UInt64?
    /// The name of the public space.
    public let street: String
    public let town: String
    /// How many may vote here; nil where the file does not say.
    public internal(set) var voters: Int?
    /// The use of a dwelling, and of berths and pitches, for which the register names none.
    static let dwelling = ["woonfunctie"]

    /// Uses of what stands here (`woonfunctie`, …); several where several objects have this address.
    public internal(set) var uses: [String]
    /// The objects' status (`Verblijfsobject in gebruik`, …).
    public internal(set) var statuses: [String]
    /// Whether this is only a second address of an object whose main address is another.
    public internal(set) var isSecondary: Bool
    /// The line of the file.
    public let line: Int

    /// Makes an entry; the register's reader checks what it reads.
    public init(
        address: Address,
        identifier: UInt64? = nil,
        street: String,
        town: String,
        voters: Int? = nil,
        uses: [String] = [],
        statuses: [String] = [],
        isSecondary: Bool = false,
        line: Int
    ) {
        self.address = address
        self.identifier = identifier
        self.street = street
        self.town = town
        self.voters = voters
        self.uses = uses
        self.statuses = statuses
        self.isSecondary = isSecondary
        self.line = line
    }

    /// Takes in another object at the same address.
    mutating func merge(_ other: RegisterEntry) {
        for use in other.uses where !uses.contains(use) { uses.append(use) }
        for status in other.statuses where !statuses.contains(status) { statuses.append(status) }
        isSecondary = isSecondary && other.isSecondary
    }
}
