//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The roll of a sheet: every public credential with stratum and role, no names and no addresses.
///
/// It holds 35 bytes a credential in flat arrays, sorted by the key's 32 bytes, which is also the order of the
/// election's own list of credentials.
public struct Roll: Sendable {
    /// What a credential was made for; it never changes.
    public enum Role: UInt8, CaseIterable, Sendable {
        /// Printed on a letter: may vote at once.
        case letter
        /// Spare, for replacements and late registrations: idle until it is activated.
        case reserve
        /// For the paper desk: idle until it is activated.
        case paper
    }

    /// One credential.
    public struct Entry: Hashable, Sendable {
        /// The public key, in the encoding of RFC 8032, section 5.1.2.
        public let key: Bytes32
        public let role: Role
        /// Its place in the sheet's strata, paper after letters.
        public let stratum: Int

        public init(key: Bytes32, role: Role, stratum: Int) {
            self.key = key
            self.role = role
            self.stratum = stratum
        }
    }

    /// More credentials than any sheet has.
    public static let limit = 1 << 22

    /// The sheet's election.
    public let election: ElectionID
    public let sheet: SheetID
    /// The definition hash.
    public let definition: Digest
    /// The strata of letters, in the definition's order.
    public let letterStrata: [StratumID]
    /// The weights of the strata of paper credentials, in their order.
    public let paperWeights: [Fraction]

    /// The public keys in ascending order.
    public private(set) var keys: [Bytes32] = []
    var roles: [Role] = []
    var strata: [UInt16] = []

    /// An empty roll, to be filled in order.
    init(header: RollHeader) {
        election = header.election
        sheet = header.sheet
        definition = header.definition
        letterStrata = header.letterStrata
        paperWeights = header.paperWeights
        keys.reserveCapacity(header.count)
        roles.reserveCapacity(header.count)
        strata.reserveCapacity(header.count)
    }

    /// Makes a roll of entries in any order.
    ///
    /// - Throws: `RecordError` with code `duplicate` for a key that stands twice, `range` for a stratum that the sheet
    ///   does not have or that is not of the entry's role, or for too many entries.
    public init(
        election: ElectionID,
        sheet: SheetID,
        definition: Digest,
        strata: SheetStrata,
        entries: [Entry]
    ) throws(RecordError) {
        let header = RollHeader(
            election: election,
            sheet: sheet,
            definition: definition,
            letterStrata: strata.letters,
            paperWeights: strata.paperWeights,
            count: entries.count
        )
        guard entries.count <= Self.limit else {
            throw RecordError(.range, "\(entries.count) credentials, more than \(Self.limit)")
        }
        self.init(header: header)
        for entry in entries.sorted(by: { $0.key < $1.key }) { try append(entry) }
    }

    /// Adds the next entry in the order of keys.
    mutating func append(_ entry: Entry) throws(RecordError) {
        if let last = keys.last, last >= entry.key {
            let key = String(decoding: CredentialText.hex(entry.key), as: UTF8.self)
            guard last == entry.key else { throw RecordError(.order, "credential \(key) does not stand in its place") }
            throw RecordError(.duplicate, "credential \(key) stands twice on the roll")
        }
        let allowed = entry.role == .paper ? letterStrata.count..<strataCount : 0..<letterStrata.count
        guard allowed.contains(entry.stratum), let stratum = UInt16(exactly: entry.stratum) else {
            throw RecordError(.range, "stratum \(entry.stratum) is none of those of a \(entry.role) credential")
        }
        keys.append(entry.key)
        roles.append(entry.role)
        strata.append(stratum)
    }

    /// The number of credentials.
    public var count: Int { keys.count }

    /// The strata of letters and of paper together.
    public var strataCount: Int { letterStrata.count + paperWeights.count }

    /// The credential at a place from 0 up to `count`.
    public subscript(index: Int) -> Entry {
        Entry(key: keys[index], role: roles[index], stratum: Int(strata[index]))
    }

    /// The place of a public key, by binary search; nil if it is not on the roll.
    public func index(of key: Bytes32) -> Int? {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? low : nil
    }

    /// How many credentials of a role each stratum has, in the order of the strata.
    public func counts(of role: Role) -> [Int] {
        var counts = [Int](repeating: 0, count: strataCount)
        for index in keys.indices where roles[index] == role { counts[Int(strata[index])] += 1 }
        return counts
    }

    /// Whether its strata are those of the sheet.
    public func fits(_ sheet: SheetStrata) -> Bool {
        letterStrata == sheet.letters && paperWeights == sheet.paperWeights
    }
}
