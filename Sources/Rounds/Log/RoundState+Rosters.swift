//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import SignedNotes

extension RoundState {
    /// Whether the round is bound to the numbers of signatures that its roster asks: from its adoption until it is over.
    public var bindsRosters: Bool {
        switch phase {
        case .draft, .answered, .annulled, .invalid: false
        case .adopted, .ready, .open, .suspended, .closing, .closed, .tallied, .published: true
        }
    }

    /// The rules that a roster would break as the next entry.
    ///
    /// - Parameters:
    ///   - roster: what the note's text says.
    ///   - note: the note, with its signatures.
    ///   - logKey: the key of this log, which is nobody's.
    public func problems(with roster: Roster, _ note: SignedNote, logKey: VerifierKey? = nil) -> [LogProblem] {
        let running = bindsRosters ? rosters.rosters.suffix(1) : []
        let found = rosters.problems(
            with: roster,
            note,
            running: Array(running),
            logs: logKey.map { [$0] } ?? []
        )
        var problems = found.map { LogProblem($0, entry: entries) }
        // Later ones are compared with the one before them.
        if rosters.current == nil,
            roster.instance != terms.heading.instance || roster.municipality != terms.municipality
        {
            let detail =
                "a roster of \(roster.municipality) at \(roster.instance), not of \(terms.municipality) at "
                + "\(terms.heading.instance)"
            problems.append(problem(.rosterElsewhere, detail))
        }
        return problems
    }

    /// The rules that a statement would break as the next entry, judged by the roster in force.
    ///
    /// - Parameters:
    ///   - statement: what the note's text says.
    ///   - note: the note, with its signatures.
    ///   - received: when it came in, for whoever takes it in; a replay does not know.
    public func problems(
        with statement: Statement,
        _ note: SignedNote,
        received: Moment? = nil
    ) -> [LogProblem] {
        precondition(note.text == statement.text, "a statement and the note that it stands in")
        guard let roster = rosters.current else { return problems(with: statement, signers: [], received: received) }
        let verdict = note.verdict(by: roster.keys)
        let forged = verdict.forged.map {
            problem(.statementForged, "the signature of \($0.name) does not verify, or stands twice")
        }
        let unknown = verdict.unknown.map {
            problem(.unknownSigner, "\($0.name) with id \($0.id) is not on the roster in force")
        }
        let signers = roster.signers(of: statement, verdict)
        var problems = problems(with: statement, signers: signers, received: received)
        // Whose signature does not count has been said already.
        if !forged.isEmpty || !unknown.isEmpty { problems.removeAll { $0.code == .tooFewSigners } }
        return forged + unknown + problems
    }
}
