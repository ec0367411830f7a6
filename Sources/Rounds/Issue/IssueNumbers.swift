//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText

/// What an issue of voting codes says in public: from which register, and how many letters for how many addresses.
///
/// It can only be made so that its sums are right: every address of the register is in a stratum or left out with a
/// reason, and no stratum has more letters than votes. Whether the rolls hold these letters is for the verifier.
public struct IssueNumbers: Hashable, Sendable {
    /// The file that the addresses came from.
    public struct Source: Hashable, Sendable {
        /// SHA-256 of the file.
        public var digest: Digest
        /// The day of which the register was taken.
        public var date: Day
        /// Different addresses in it.
        public var addresses: Int
        /// SHA-256 of the file with the numbers of voters, if they came in a file of their own.
        public var votersDigest: Digest?

        public init(digest: Digest, date: Day, addresses: Int, votersDigest: Digest? = nil) {
            self.digest = digest
            self.date = date
            self.addresses = addresses
            self.votersDigest = votersDigest
        }
    }

    /// A zone × group, before any is joined.
    public struct Part: Hashable, Sendable {
        public var stratum: StratumID
        /// Addresses of the register that belong to it.
        public var addresses: Int
        /// The votes that these have by the round's terms: one each, or the numbers in the register.
        public var votes: Int
        /// Letters made.
        public var letters: Int
        /// Addresses without a letter; only reasons that apply inside a stratum.
        public var leftOut: [LeftOut: Int]

        public init(stratum: StratumID, addresses: Int, votes: Int, letters: Int, leftOut: [LeftOut: Int]) {
            self.stratum = stratum
            self.addresses = addresses
            self.votes = votes
            self.letters = letters
            self.leftOut = leftOut.filter { $0.value != 0 }
        }
    }

    /// The roll that was made for a sheet.
    public struct SheetRoll: Hashable, Sendable {
        public var sheet: SheetID
        public var election: ElectionID
        /// SHA-256 of roll.json.
        public var digest: Digest

        public init(sheet: SheetID, election: ElectionID, digest: Digest) {
            self.sheet = sheet
            self.election = election
            self.digest = digest
        }
    }

    /// More addresses, votes or letters than anything here has.
    public static let limit = 1 << 26

    public let round: RoundID
    /// The definition hash.
    public let definition: Digest
    public let source: Source
    /// Addresses of these statuses were left out.
    public let excludedStatuses: [String]
    /// Addresses in no stratum; only reasons that apply outside of all.
    public let leftOut: [LeftOut: Int]
    /// In the definition's order.
    public let parts: [Part]
    /// In the definition's order.
    public let rolls: [SheetRoll]

    /// - Throws: `RecordError` with code `contradiction` for sums that cannot be, `range` for a count below 0 or beyond
    ///   `limit`, or `duplicate` for a stratum or sheet that stands twice.
    public init(
        round: RoundID,
        definition: Digest,
        source: Source,
        excludedStatuses: [String],
        leftOut: [LeftOut: Int],
        parts: [Part],
        rolls: [SheetRoll]
    ) throws(RecordError) {
        self.round = round
        self.definition = definition
        self.source = source
        self.excludedStatuses = excludedStatuses
        self.leftOut = leftOut.filter { $0.value != 0 }
        self.parts = parts
        self.rolls = rolls
        try check()
    }

    /// Letters made, over all strata.
    public var letters: Int {
        parts.reduce(0) { $0 + $1.letters }
    }

    private func check() throws(RecordError) {
        let places = Set(parts.map(\.stratum)).count == parts.count && Set(rolls.map(\.sheet)).count == rolls.count
        guard places, Set(rolls.map(\.election)).count == rolls.count else {
            throw RecordError(.duplicate, "the issue names a stratum, a sheet or an election twice")
        }
        let counts = parts.flatMap { [$0.addresses, $0.votes, $0.letters] + $0.leftOut.values } + leftOut.values
        guard (counts + [source.addresses]).allSatisfy((0...Self.limit).contains), parts.count <= SheetStrata.limit
        else {
            throw RecordError(.range, "the issue has a count that no municipality has")
        }
        for part in parts {
            guard part.letters <= part.votes else {
                throw RecordError(
                    .contradiction,
                    "stratum \(part.stratum): \(part.letters) letters for \(part.votes) votes"
                )
            }
            guard part.leftOut.keys.allSatisfy(\.isInStratum), part.leftOut.values.reduce(0, +) <= part.addresses else {
                throw RecordError(
                    .contradiction,
                    "stratum \(part.stratum): more addresses are left out than its \(part.addresses)"
                )
            }
        }
        let sum = parts.reduce(0) { $0 + $1.addresses } + leftOut.values.reduce(0, +)
        guard sum == source.addresses, !leftOut.keys.contains(where: \.isInStratum) else {
            throw RecordError(
                .contradiction,
                "the register has \(source.addresses) addresses, strata and left out together \(sum)"
            )
        }
    }
}
