//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import AddressRegister
public import Rounds

/// Who gets a letter, and how many codes there will be: everything about an issue except the codes.
public struct IssuePlan: Sendable {
    /// A letter to be.
    struct Letter: Sendable {
        /// The place of its address in the register.
        let entry: UInt32
        /// The place of its zone × group in `LetterClasses.members`.
        let member: UInt32
    }

    public let definition: RoundDefinition
    public let register: Register
    /// Addresses of these statuses get no letter.
    public let excludedStatuses: [String]
    /// Addresses in no stratum, by reason.
    public let leftOut: [LeftOut: Int]
    /// The numbers of every zone × group that some sheet asks, in the definition's order.
    public let parts: [IssueNumbers.Part]
    /// Addresses of more than one group: their letter is of the first in the definition's order.
    public let inSeveralGroups: Int
    /// Spare codes of each class, in the order of `classes`.
    public let reserve: [Int]
    /// Paper codes of each sheet and weight, in the order of `SheetStrata.paperWeights`.
    public let paper: [[Int]]

    let letters: [Letter]
    let strata: LetterClasses

    /// The letters' classes, in the order of their first zone × group.
    public var classes: [LetterClass] { strata.classes }

    /// Letters to be printed.
    public var letterCount: Int { letters.count }

    /// All codes: letters, reserve and paper.
    public var codeCount: Int {
        letters.count + reserve.reduce(0, +) + paper.joined().reduce(0, +)
    }

    /// Puts every address of the register into its stratum.
    ///
    /// An address belongs to its zone and to the first group that takes addresses of its use. Throws `sheets`,
    /// `registerWithoutUses`, `registerWithoutVoters`, `stratumTooSmall` or `tooMany`.
    public init(
        definition: RoundDefinition,
        register: Register,
        excludedStatuses: [String] = []
    ) throws(IssueError) {
        guard !definition.sheets.isEmpty else {
            throw IssueError(.sheets, "round \(definition.id) asks nothing, so it needs no voting codes")
        }
        let strata = try LetterClasses(definition)
        var sorter = AddressSorter(definition, strata, excludedStatuses: excludedStatuses)
        try sorter.checkSources(register)
        for (place, entry) in register.entries.enumerated() { sorter.add(entry, at: place) }
        let numbers = CodeNumbers(definition, strata, sorter.parts)
        try numbers.check(definition, strata)
        self.definition = definition
        self.register = register
        self.excludedStatuses = excludedStatuses
        self.strata = strata
        letters = sorter.letters
        leftOut = sorter.leftOut
        parts = sorter.parts
        inSeveralGroups = sorter.inSeveralGroups
        reserve = numbers.reserve
        paper = numbers.paper
    }
}
