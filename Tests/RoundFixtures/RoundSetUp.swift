//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText
public import ElectionRecord
import KeyCeremony
import RoundBundle
public import Rounds
import Synchronization

/// All that stands before a round opens: codes, rolls, keys and elections; sound unless it is told otherwise.
public final class RoundSetUp: @unchecked Sendable {
    /// One sheet.
    public struct OfSheet {
        public let election: ElectionID
        public let roll: Roll
        /// SHA-256 of the roll's text.
        public let digest: Digest
        /// The election's bytes, as in the archive.
        public let document: [UInt8]
        /// The list of credentials, as in the archive.
        public let list: [UInt8]
        /// What ballots are made for.
        public let context: BallotContext
        let texts: [Holder: [UInt8]]
    }

    /// What may be otherwise than it should.
    public struct Tricks {
        /// Letters of each sheet and stratum.
        public var letters = [[8, 8], [8, 8]]
        /// The sheet, definition and election that the first sheet's roll says that it is of.
        public var rollSheet: SheetID?
        public var rollDefinition: Digest?
        public var rollElection: ElectionID?
        /// Changes the first sheet's election.
        public var election: ((Election) throws -> [UInt8])?
        /// Changes the first sheet's list of credentials.
        public var list: (([UInt8]) throws -> [UInt8])?
        /// Both sheets' election.
        public var sameElection = false
        public var trusteeship: Trusteeship?

        public init() {}
    }

    public let definition: RoundDefinition
    public let trusteeship: Trusteeship
    public let sheets: [OfSheet]
    public let issue: IssueNumbers
    private let ballots = Mutex<[BallotKey: AcceptedBallot]>([:])

    private struct BallotKey: Hashable {
        let sheet: Int
        let holder: Holder
        let choice: Int
        let number: Int
    }

    private static let common = Result { try Trusteeship.two() }
    private static let sound = Result { try RoundSetUp() }

    /// The sound one of the small round, the same for all tests, with its ballots.
    public static func shared() throws -> RoundSetUp {
        try sound.get()
    }

    public init(
        _ definition: RoundDefinition? = nil,
        _ trick: (inout Tricks) throws -> Void = { _ in }
    ) throws {
        var tricks = Tricks()
        try trick(&tricks)
        let definition = try definition ?? SmallRound.definition()
        let trusteeship = try tricks.trusteeship ?? Self.common.get()
        self.definition = definition
        self.trusteeship = trusteeship
        let first = Self.randomElection()
        sheets = try definition.sheets.enumerated().map { place, sheet in
            try Self.sheet(
                sheet,
                place: place,
                of: definition,
                election: place == 0 || tricks.sameElection ? first : Self.randomElection(),
                key: trusteeship.trustees.electionKey,
                tricks
            )
        }
        issue = try tricks.sameElection ? Self.shared().issue : Self.issue(definition, sheets)
    }

    // MARK: Ballots

    /// The key of a credential.
    public func key(_ holder: Holder, on sheet: Int) throws -> Bytes32 {
        guard holder != .stranger else { return SecretScalar.random().generatorPower.bytes }
        return try credential(holder, on: sheet).publicKey.bytes
    }

    /// A ballot for one option, or for 0: blank. Another one of each `number`.
    public func ballot(_ holder: Holder, on sheet: Int, for choice: Int, number: Int = 0) throws -> AcceptedBallot {
        let key = BallotKey(sheet: sheet, holder: holder, choice: choice, number: number)
        if let known = ballots.withLock({ $0[key] }) { return known }
        let context = sheets[sheet].context
        let credential = try credential(holder, on: sheet)
        let plaintext = context.questions.map { shape in
            (0..<shape.choices).map { $0 == choice ? UInt8(1) : 0 }
        }
        let unsigned = try UnsignedBallot(plaintext, credential: credential.publicKey, context: context)
        let ballot = try AcceptedBallot(unsigned.cast(with: credential), in: context)
        ballots.withLock { $0[key] = ballot }
        return ballot
    }

    private func credential(_ holder: Holder, on sheet: Int) throws -> Credential {
        let text = try sheets[sheet].texts[holder].orFail("there is no \(holder)")
        return try Credential(uuid: sheets[sheet].context.uuid, text: text).orFail()
    }

    // MARK: Making

    private static func sheet(
        _ sheet: Sheet,
        place: Int,
        of definition: RoundDefinition,
        election: ElectionID,
        key: Point,
        _ tricks: Tricks
    ) throws -> OfSheet {
        let strata = try SheetStrata(sheet.strata).orFail()
        var texts: [Holder: [UInt8]] = [:]
        var entries: [Roll.Entry] = []
        for stratum in 0..<strata.count {
            let letters = strata.isPaper(stratum) ? 0 : tricks.letters[place][stratum]
            let counts: [(Roll.Role, Int)] =
                strata.isPaper(stratum) ? [(.paper, 4)] : [(.letter, letters), (.reserve, 4)]
            for (role, count) in counts {
                for number in 0..<count {
                    let text = randomCode()
                    let credential = try Credential(uuid: Array(election.text.utf8), text: text).orFail()
                    texts[Holder(role: role, stratum: stratum, number: number)] = text
                    entries.append(Roll.Entry(key: credential.publicKey.bytes, role: role, stratum: stratum))
                }
            }
        }
        let isFirst = place == 0
        let roll = try Roll(
            election: (isFirst ? tricks.rollElection : nil) ?? election,
            sheet: (isFirst ? tricks.rollSheet : nil) ?? sheet.id,
            definition: (isFirst ? tricks.rollDefinition : nil) ?? definition.digest,
            strata: strata,
            entries: entries
        )
        let record = try Election(of: sheet, in: definition, election: election, roll: roll.digest, publicKey: key)
        let document = try isFirst ? tricks.election?(record) ?? record.bytes : record.bytes
        let list = try CredentialList(keys: (0..<roll.count).map { try Point(roll[$0].key) }).bytes
        return OfSheet(
            election: election,
            roll: roll,
            digest: roll.digest,
            document: document,
            list: try isFirst ? tricks.list?(list) ?? list : list,
            context: try Election(document).context,
            texts: texts
        )
    }

    private static func issue(_ definition: RoundDefinition, _ sheets: [OfSheet]) throws -> IssueNumbers {
        var parts: [IssueNumbers.Part] = []
        if let sheet = definition.sheets.first, let made = sheets.first {
            for (stratum, letters) in zip(sheet.strata, made.roll.counts(of: .letter)) {
                parts.append(
                    IssueNumbers.Part(
                        stratum: stratum.id,
                        addresses: letters,
                        votes: letters,
                        letters: letters,
                        leftOut: [:]
                    )
                )
            }
        }
        return try IssueNumbers(
            round: definition.id,
            definition: definition.digest,
            source: IssueNumbers.Source(
                digest: Digest(of: []),
                date: try Day("2028-01-01").orFail(),
                addresses: parts.reduce(3) { $0 + $1.addresses }
            ),
            excludedStatuses: [],
            leftOut: [.outsideZones: 3],
            parts: parts,
            rolls: zip(definition.sheets, sheets).map {
                IssueNumbers.SheetRoll(sheet: $0.id, election: $1.roll.election, digest: $1.digest)
            }
        )
    }

    private static func random(_ count: Int) -> [UInt8] {
        let alphabet = Base58.alphabet.withUTF8Buffer { [UInt8]($0) }
        return (0..<count).map { _ in alphabet[Int.random(in: 0..<58)] }
    }

    private static func randomCode() -> [UInt8] {
        Array([5, 6, 5, 6].map { random($0) }.joined(separator: [0x2D]))
    }

    public static func randomElection() -> ElectionID {
        guard let election = ElectionID(utf8: random(14)) else { preconditionFailure("14 base58 digits are a uuid") }
        return election
    }
}
