//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import AddressRegister
public import CanonicalText
public import Rounds

/// What a simulated round is played with.
public struct SimulationOptions: Sendable {
    /// The round.
    public var definition: RoundDefinition
    /// The addresses.
    public var register: Register
    /// SHA-256 of the register's file.
    public var registerDigest: Digest
    /// The day of which the register was taken.
    public var registerDate: Day
    /// Letters whose receivers take part.
    public var residents: Int
    /// What the residents choose follows from it; the codes and keys do not.
    public var seed: UInt64
    /// Trustees, and how many of them can decrypt.
    public var trustees: (size: Int, threshold: Int)
    /// The indexes of the trustees who answer.
    public var answering: [Int]

    /// A round with the usual three trustees, of whom the first and the last answer.
    public init(
        definition: RoundDefinition,
        register: Register,
        registerDigest: Digest,
        registerDate: Day,
        residents: Int = 1000,
        seed: UInt64 = 2027,
        trustees: (size: Int, threshold: Int) = (3, 2),
        answering: [Int] = [1, 3]
    ) {
        self.definition = definition
        self.register = register
        self.registerDigest = registerDigest
        self.registerDate = registerDate
        self.residents = residents
        self.seed = seed
        self.trustees = trustees
        self.answering = answering
    }
}
