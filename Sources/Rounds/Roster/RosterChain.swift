//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import SignedNotes

/// The rosters of a municipality, each signed as the one before it asks; the first by everybody on it.
public struct RosterChain: Sendable {
    /// In the order in which they came into force.
    public private(set) var rosters: [Roster] = []

    /// Before the first roster.
    public init() {}

    /// The roster in force.
    public var current: Roster? { rosters.last }

    /// The hash of the first roster, which is published outside the system: the observer's anchor.
    public var anchor: Digest? { rosters.first?.digest }

    /// The rules that a roster would break as the next one.
    ///
    /// - Parameters:
    ///   - roster: what the note's text says.
    ///   - note: the note, with its signatures.
    ///   - running: the policies that rounds which are not over are bound to.
    ///   - received: when it came in, for whoever takes it in.
    public func problems(
        with roster: Roster,
        _ note: SignedNote,
        running: [SigningPolicy] = [],
        received: Moment? = nil
    ) -> [RosterProblem] {
        precondition(note.text == roster.text, "a roster and the note that it stands in")
        var problems: [RosterProblem] = []
        if roster.number != rosters.count + 1 {
            problems.append(
                RosterProblem(.rosterNumber, "roster \(roster.number) stands where roster \(rosters.count + 1) should")
            )
        }
        if let current { problems += succession(roster, current) }
        if let received, received.unixSeconds > roster.times.submitBy.unixSeconds {
            problems.append(
                RosterProblem(.rosterLate, "submitted at \(received), after \(roster.times.submitBy)")
            )
        }
        problems += signatures(roster, note)
        for names in running.map({ roster.policy.lowered(from: $0) }) where !names.isEmpty {
            let list = names.joined(separator: ", ")
            problems.append(RosterProblem(.rosterLowers, "fewer than a running round is bound to would sign: \(list)"))
        }
        return problems
    }

    /// Brings a roster into force; throws the first rule that it breaks.
    public mutating func append(
        _ roster: Roster,
        _ note: SignedNote,
        running: [SigningPolicy] = [],
        received: Moment? = nil
    ) throws(RosterProblem) {
        if let problem = problems(with: roster, note, running: running, received: received).first { throw problem }
        rosters.append(roster)
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
        let verdict = note.verdict(by: signers.keys)
        guard verdict.forged.isEmpty else {
            return verdict.forged.map {
                RosterProblem(.rosterForged, "the signature of \($0.name) does not verify, or stands twice")
            }
        }
        let signed = signers.signers(verdict)
        guard let current else {
            let missing = roster.officials.filter { !signed.contains($0) }.map(\.id.text)
            guard !missing.isEmpty else { return [] }
            return [
                RosterProblem(
                    .rosterSigners,
                    "not signed by \(missing.joined(separator: ", ")); the first is by everybody"
                )
            ]
        }
        let count = signed.count { $0.roles.contains(.acts) }
        guard count < current.renewal else { return [] }
        return [RosterProblem(.rosterSigners, "signed by \(count) who may, not \(current.renewal)")]
    }
}
