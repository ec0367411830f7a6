//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What has become of every credential of a roll: one byte for each, whatever the number of ballots.
public struct CredentialLedger: Sendable {
    /// What has happened to a credential.
    struct Flags: OptionSet {
        let rawValue: UInt8

        static let active = Flags(rawValue: 1)
        static let voted = Flags(rawValue: 2)
        static let late = Flags(rawValue: 4)
        static let replaced = Flags(rawValue: 8)
        static let toPaper = Flags(rawValue: 16)
        static let withdrawn = Flags(rawValue: 32)
        /// The block has been used for an activation.
        static let used = Flags(rawValue: 64)

        static let blocked: Flags = [.replaced, .toPaper, .withdrawn]

        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        init(_ reason: Block.Reason) {
            self =
                switch reason {
                case .replaced: .replaced
                case .toPaper: .toPaper
                case .withdrawn: .withdrawn
                }
        }
    }

    public let roll: Roll
    private let strata: SheetStrata
    private let lateShare: Fraction
    private let letters: Int
    private var flags: [Flags]
    /// Late registrations so far.
    public private(set) var lateRegistrations = 0

    /// The ledger at the beginning: letters may vote, reserve and paper are idle. The roll must fit the strata.
    init(roll: Roll, strata: SheetStrata, lateShare: Fraction) {
        precondition(roll.fits(strata), "a roll of another sheet")
        self.roll = roll
        self.strata = strata
        self.lateShare = lateShare
        flags = roll.roles.map { $0 == .letter ? .active : [] }
        letters = roll.roles.count { $0 == .letter }
    }

    /// Whether a credential may cast a ballot now: nil, or the rule against it.
    public func problem(ballotOf key: Bytes32) -> LogProblem.Code? {
        guard let index = roll.index(of: key) else { return .unknownCredential }
        if !flags[index].isDisjoint(with: .blocked) { return .ballotOfBlocked }
        if !flags[index].contains(.active) { return .ballotOfIdle }
        return roll.roles[index] == .paper && flags[index].contains(.voted) ? .secondPaperBallot : nil
    }

    /// Whether a credential may be blocked now: nil, or the rule against it.
    public func problem(blockOf key: Bytes32) -> LogProblem.Code? {
        guard let index = roll.index(of: key) else { return .unknownCredential }
        if roll.roles[index] == .paper { return .blockOfPaper }
        if !flags[index].isDisjoint(with: .blocked) { return .blockedTwice }
        if !flags[index].contains(.active) { return .blockOfIdle }
        return flags[index].contains(.voted) ? .blockAfterBallot : nil
    }

    /// Whether a credential may be activated now on this ground: nil, or the rule against it.
    public func problem(activationOf key: Bytes32, _ ground: Activation.Ground) -> LogProblem.Code? {
        guard let index = roll.index(of: key) else { return .unknownCredential }
        if roll.roles[index] == .letter { return .activationOfLetter }
        if flags[index].contains(.active) { return .activatedTwice }
        switch ground {
        case .late:
            return lateShare.compares(lateRegistrations + 1, of: letters) { $0 <= $1 } ? nil : .lateRegistrationLimit
        case .replaces(let blocked):
            guard let other = roll.index(of: blocked) else { return .unknownCredential }
            if flags[other].isDisjoint(with: .blocked) { return .activationWithoutBlock }
            // Whoever was withdrawn has left the electorate, so nothing can take that place.
            if flags[other].contains(.withdrawn) { return .activationOfWithdrawn }
            if flags[other].contains(.used) { return .blockUsedTwice }
            let (own, others) = (Int(roll.strata[index]), Int(roll.strata[other]))
            let fits = roll.roles[index] == .paper ? strata.weight(own) == strata.weight(others) : own == others
            return fits ? nil : .activationStratum
        }
    }

    /// Notes a ballot, also one that should not be there: the archive counts it.
    mutating func cast(_ key: Bytes32) {
        guard let index = roll.index(of: key) else { return }
        flags[index].insert(.voted)
    }

    /// Notes a block that `problem(blockOf:)` has nothing against.
    mutating func block(_ key: Bytes32, _ reason: Block.Reason) {
        guard let index = roll.index(of: key) else { return }
        flags[index].insert(Flags(reason))
    }

    /// Notes an activation that `problem(activationOf:_:)` has nothing against.
    mutating func activate(_ key: Bytes32, _ ground: Activation.Ground) {
        guard let index = roll.index(of: key) else { return }
        flags[index].insert(.active)
        switch ground {
        case .late:
            flags[index].insert(.late)
            lateRegistrations += 1
        case .replaces(let blocked):
            if let other = roll.index(of: blocked) { flags[other].insert(.used) }
        }
    }

    /// Whether a credential may vote, or could before it was blocked; false for one that is not on the roll.
    public func isActive(_ key: Bytes32) -> Bool {
        roll.index(of: key).map { flags[$0].contains(.active) } ?? false
    }

    /// Whether a credential was blocked for this reason, and nothing has taken its place yet.
    public func isWaiting(_ key: Bytes32, _ reason: Block.Reason) -> Bool {
        roll.index(of: key).map { flags[$0].contains(Flags(reason)) && !flags[$0].contains(.used) } ?? false
    }

    /// Whether a credential is one of the paper desk's.
    func isPaper(_ key: Bytes32) -> Bool {
        roll.index(of: key).map { roll.roles[$0] == .paper } ?? false
    }

    /// Credentials with a ballot, per stratum, paper after letters: the numbers that cells are formed of.
    public var ballots: [Int] {
        var counts = [Int](repeating: 0, count: roll.strataCount)
        for index in flags.indices where flags[index].contains(.voted) { counts[Int(roll.strata[index])] += 1 }
        return counts
    }

    /// Reserve and paper credentials that were never activated.
    public var idle: Int {
        flags.count { !$0.contains(.active) }
    }

    /// Where every credential has gone, counted one by one.
    public var reconciliation: Reconciliation {
        var letters = [Reconciliation.Letters](repeating: .init(), count: roll.letterStrata.count)
        var paper = [Reconciliation.Paper](repeating: .init(), count: roll.paperWeights.count)
        for index in flags.indices where flags[index].contains(.active) {
            let stratum = Int(roll.strata[index])
            if roll.roles[index] == .paper {
                Self.count(flags[index], in: &paper[stratum - letters.count])
            } else {
                Self.count(flags[index], roll.roles[index], in: &letters[stratum])
            }
        }
        return Reconciliation(letters: letters, paper: paper)
    }

    /// Letters and late registrations, less withdrawals.
    public var electorate: Int { reconciliation.total.electorate }

    private static func count(_ flags: Flags, in row: inout Reconciliation.Paper) {
        row.activated += 1
        if flags.contains(.late) { row.late += 1 }
        if flags.contains(.voted) { row.voted += 1 } else { row.notReturned += 1 }
    }

    private static func count(_ flags: Flags, _ role: Roll.Role, in row: inout Reconciliation.Letters) {
        if role == .letter { row.letters += 1 } else { row.reserve += 1 }
        if flags.contains(.late) { row.late += 1 }
        if flags.contains(.voted) { row.voted += 1 }
        if flags.contains(.replaced) { row.replaced += 1 }
        if flags.contains(.toPaper) { row.toPaper += 1 }
        if flags.contains(.withdrawn) { row.withdrawn += 1 }
        if flags.isDisjoint(with: [.voted, .blocked]) { row.unused += 1 }
    }
}
