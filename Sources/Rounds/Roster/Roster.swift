//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import SignedNotes

/// Who the officials of a municipality are, and how many of them must sign what: the text of a signed note
/// (docs/round-record.md, "Roster").
public struct Roster: Hashable, Sendable {
    /// The first line.
    public static let label = "stemronde/roster/v1"
    /// The fewest officials.
    public static let fewest = 3
    /// The most: all of them sign the first roster, and a note has no more signatures.
    public static let most = SignedNote.signatureLimit
    /// More rosters than any municipality has.
    static let numberLimit = 10_000

    /// The instance on which the keys are.
    public let instance: InstanceID
    public let municipality: MunicipalityID
    /// Its place among the municipality's rosters, from 1.
    public let number: Int
    /// The hash of the roster before it, without its signatures; nil for the first.
    public let previous: Digest?
    /// By ascending id.
    public let officials: [RosterOfficial]
    public let policy: SigningPolicy
    /// How many of these officials sign the next roster.
    public let renewal: Int
    public let times: StatementTimes

    /// A roster; the officials are put in order.
    ///
    /// - Throws: `RecordError` with code `range` for a number below 1, too few officials or too many; `duplicate` for an
    ///   id or a key that stands there twice; `contradiction` for a key of another instance, a first roster that names one
    ///   before it, a later one that does not, or a number that is more than the officials who could sign.
    public init(
        instance: InstanceID,
        municipality: MunicipalityID,
        number: Int,
        previous: Digest?,
        officials: [RosterOfficial],
        policy: SigningPolicy,
        renewal: Int,
        times: StatementTimes
    ) throws(RecordError) {
        self.instance = instance
        self.municipality = municipality
        self.number = number
        self.previous = previous
        self.officials = officials.sorted { $0.id < $1.id }
        self.policy = policy.spelledOut
        self.renewal = renewal
        self.times = times
        try check()
    }

    /// Whether a note's first line says that it is a roster.
    public static func isLabel(of note: SignedNote) -> Bool {
        note.text.starts(with: Array((label + "\n").utf8))
    }

    /// The hash of the text, without signatures: of the first roster, the observer's anchor.
    public var digest: Digest { Digest(of: text) }

    /// The officials' keys.
    public var keys: VerifierKeys {
        guard let keys = try? VerifierKeys(officials.map(\.key)) else { preconditionFailure("keys of different names") }
        return keys
    }

    /// The officials whose keys signed.
    func signers(_ verdict: NoteVerdict) -> [RosterOfficial] {
        let keys = Set(verdict.signers)
        return officials.filter { keys.contains($0.key) }
    }

    /// The officials who signed a statement and may sign it.
    public func signers(of statement: Statement, _ verdict: NoteVerdict) -> Set<OfficialID> {
        let allowed = OfficialRole.allowed(for: statement)
        return Set(signers(verdict).filter { !$0.roles.isDisjoint(with: allowed) }.map(\.id))
    }

    /// The names of the numbers of signatures that are lower here than in `other`, which a running round is bound to.
    ///
    /// The number for the next roster is among them: whoever could lower it alone could lower the others after it.
    public func lowered(from other: Roster) -> [String] {
        policy.lowered(from: other.policy) + (renewal < other.renewal ? ["roster"] : [])
    }

    /// How many sign what, each by its name in the text, in the text's order.
    public var numbers: [(name: String, count: Int)] {
        policy.items.map { ($0.name, $0.count) } + [("roster", renewal)]
    }

    /// Those of them that are lower than usual, with both numbers in words: what two should do, fewer can.
    public var belowUsual: [String] {
        let usual = SigningPolicy.usual.items.map(\.count) + [2]
        return zip(numbers, usual).filter { $0.count < $1 }.map { "\($0.name) \($0.count) instead of \($1)" }
    }

    private func check() throws(RecordError) {
        guard (1...Self.numberLimit).contains(number) else {
            throw RecordError(.range, "a roster with number \(number)")
        }
        guard (previous == nil) == (number == 1) else {
            throw RecordError(
                .contradiction,
                "roster \(number) \(previous == nil ? "names no" : "names a") previous one"
            )
        }
        guard (Self.fewest...Self.most).contains(officials.count) else {
            throw RecordError(.range, "a roster of \(officials.count) officials, not \(Self.fewest) to \(Self.most)")
        }
        guard Set(officials.map(\.id)).count == officials.count else {
            throw RecordError(.duplicate, "an official stands twice on a roster")
        }
        guard Set(officials.map(\.key.publicKey)).count == officials.count else {
            throw RecordError(.duplicate, "two officials have one key")
        }
        for official in officials where official.key.name.stated?.host != instance.host {
            throw RecordError(.contradiction, "the key \(official.key.name) is not one of \(instance)")
        }
        for item in policy.items + [SigningPolicy.Item(name: "roster", count: renewal, roles: [.acts])] {
            guard item.count >= 1 else { throw RecordError(.range, "\(item.name) is signed by nobody") }
            let able = officials.count { !$0.roles.isDisjoint(with: item.roles) }
            guard item.count <= able else {
                throw RecordError(.contradiction, "\(item.name) is signed by \(item.count), and \(able) officials can")
            }
        }
    }
}
