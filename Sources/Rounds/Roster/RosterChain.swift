//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import SignedNotes

/// The rosters of a municipality, each signed as the one before it asks; the first by everybody on it.
///
/// A municipality keeps one; the log of each of its rounds repeats it, from the first roster on.
public struct RosterChain: Sendable {
    /// In the order in which they came into force.
    public private(set) var rosters: [Roster] = []
    /// The notes that they stand in, with their signatures, in the same order.
    public private(set) var notes: [SignedNote] = []

    /// Before the first roster.
    public init() {}

    /// The roster in force.
    public var current: Roster? { rosters.last }

    /// The hash of the first roster, which is published outside the system: the observer's anchor.
    public var anchor: Digest? { rosters.first?.digest }

    /// The rosters that come after those of another chain; nil if that one is not the beginning of this one, nor this one
    /// of that one.
    public func continuation(of other: RosterChain) -> [(roster: Roster, note: SignedNote)]? {
        guard zip(rosters, other.rosters).allSatisfy({ $0.digest == $1.digest }) else { return nil }
        return Array(zip(rosters, notes).dropFirst(other.rosters.count)).map { ($0, $1) }
    }

    /// The rules that a roster would break as the next one.
    ///
    /// - Parameters:
    ///   - roster: what the note's text says.
    ///   - note: the note, with its signatures.
    ///   - running: the rosters by which rounds that are not over are judged now: their numbers may not fall.
    ///   - logs: the keys of logs, which are nobody's.
    ///   - received: when it came in, for whoever takes it in.
    public func problems(
        with roster: Roster,
        _ note: SignedNote,
        running: [Roster] = [],
        logs: [VerifierKey] = [],
        received: Moment? = nil
    ) -> [RosterProblem] {
        precondition(note.text == roster.text, "a roster and the note that it stands in")
        var problems: [RosterProblem] = []
        let next = (current?.number ?? 0) + 1
        if roster.number != next {
            problems.append(RosterProblem(.rosterNumber, "roster \(roster.number) stands where roster \(next) should"))
        }
        if let current { problems += succession(roster, current) }
        if let received, received.unixSeconds > roster.times.submitBy.unixSeconds {
            problems.append(
                RosterProblem(.rosterLate, "submitted at \(received), after \(roster.times.submitBy)")
            )
        }
        if let received, roster.times.isAhead(of: received) {
            problems.append(
                RosterProblem(.rosterAhead, "submitted at \(received), but signed at \(roster.times.signed)")
            )
        }
        problems += signatures(roster, note)
        for names in running.map({ roster.lowered(from: $0) }) where !names.isEmpty {
            let list = names.joined(separator: ", ")
            problems.append(RosterProblem(.rosterLowers, "fewer than a running round is bound to would sign: \(list)"))
        }
        for official in roster.officials where logs.contains(where: { $0.publicKey == official.key.publicKey }) {
            problems.append(RosterProblem(.rosterKey, "the key of \(official.id) is the key of a log"))
        }
        return problems
    }

    /// Brings a roster into force; throws the first rule that it breaks.
    public mutating func append(
        _ roster: Roster,
        _ note: SignedNote,
        running: [Roster] = [],
        logs: [VerifierKey] = [],
        received: Moment? = nil
    ) throws(RosterProblem) {
        let problems = problems(with: roster, note, running: running, logs: logs, received: received)
        if let problem = problems.first { throw problem }
        force(roster, note)
    }

    /// Brings a roster into force whatever it breaks: in a record that is wrong, what follows is judged by it, so that
    /// one fault is reported once.
    mutating func force(_ roster: Roster, _ note: SignedNote) {
        rosters.append(roster)
        notes.append(note)
    }

    private func succession(_ roster: Roster, _ current: Roster) -> [RosterProblem] {
        var problems: [RosterProblem] = []
        if roster.previous != current.digest {
            problems.append(
                RosterProblem(.rosterPrevious, "roster \(roster.number) follows another roster than the one in force")
            )
        }
        if roster.instance != current.instance || roster.municipality != current.municipality {
            let detail =
                "a roster of \(roster.municipality) at \(roster.instance), not of \(current.municipality) at "
                + "\(current.instance)"
            problems.append(RosterProblem(.rosterElsewhere, detail))
        }
        if roster.times.signed.unixSeconds < current.times.signed.unixSeconds {
            let detail = "signed at \(roster.times.signed), before the one in force, signed at \(current.times.signed)"
            problems.append(RosterProblem(.rosterTime, detail))
        }
        return problems
    }

    private func signatures(_ roster: Roster, _ note: SignedNote) -> [RosterProblem] {
        let signers = current ?? roster
        let (verdict, own) = (note.verdict(by: signers.keys), note.verdict(by: roster.keys))
        // Somebody who is new may sign too, and is then believed as little as those who are asked if it is forged.
        let forged = verdict.forged + own.forged.filter { !verdict.forged.contains($0) }
        guard forged.isEmpty else {
            return forged.map {
                RosterProblem(.rosterForged, "the signature of \($0.name) does not verify, or stands twice")
            }
        }
        var problems = verdict.unknown.filter { own.unknown.contains($0) }.map {
            RosterProblem(.rosterStranger, "\($0.name) is neither on this roster nor on the one before it")
        }
        let signed = signers.signers(verdict)
        if let current {
            let count = signed.count { $0.roles.contains(.acts) }
            if count < current.renewal {
                problems.append(RosterProblem(.rosterSigners, "signed by \(count) who may, not \(current.renewal)"))
            }
        } else {
            let missing = roster.officials.filter { !signed.contains($0) }.map(\.id.text).joined(separator: ", ")
            if !missing.isEmpty {
                problems.append(RosterProblem(.rosterSigners, "not signed by \(missing); the first is by everybody"))
            }
        }
        return problems
    }
}
