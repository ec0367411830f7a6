//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension RoundState {
    /// The rules that a statement would break as the next entry, if these persons signed it who may.
    ///
    /// - Parameters:
    ///   - statement: what was signed.
    ///   - signers: the different persons who signed it.
    ///   - received: when it came in, for whoever takes it in; a replay does not know.
    public func problems(
        with statement: Statement,
        signers: Set<OfficialID>,
        received: Moment? = nil
    ) -> [LogProblem] {
        var problems: [LogProblem] = []
        let (heading, own) = (statement.heading, terms.heading)
        if heading.instance != own.instance {
            problems.append(problem(.wrongInstance, "a statement for \(heading.instance), not \(own.instance)"))
        }
        if heading.round != own.round {
            problems.append(problem(.wrongRound, "a statement for round \(heading.round), not \(own.round)"))
        }
        if heading.definition != own.definition {
            problems.append(problem(.wrongDefinition, "a statement for a definition with another hash"))
        }
        if let roster = rosters.current {
            let needed = roster.policy.signatures(for: statement)
            if signers.count < needed {
                let detail = "signed by \(signers.count) persons who may, not \(needed)"
                problems.append(problem(.tooFewSigners, detail))
            }
        } else {
            problems.append(problem(.rosterMissing, "a statement before the first roster"))
        }
        let times = statement.times
        if let received, received.unixSeconds > times.submitBy.unixSeconds {
            problems.append(problem(.submittedLate, "submitted at \(received), after \(times.submitBy)"))
        }
        if let received, times.isAhead(of: received) {
            problems.append(problem(.signedAhead, "submitted at \(received), but signed at \(times.signed)"))
        }
        // Taken in only where a replay, which knows the signing time alone, will not refuse it; and never by a clock that
        // is set forward.
        for moment in [times.signed] + (received.map { [$0] } ?? []) {
            problems += self.problems(with: statement, at: moment).filter { !problems.contains($0) }
        }
        return problems
    }

    private func problems(with statement: Statement, at moment: Moment) -> [LogProblem] {
        switch statement {
        case .act(let act): problems(with: act, at: moment)
        case .block(let block):
            credentialProblems(block.election, in: phase(at: moment), block.credential) { $0.problem(blockOf: $1) }
        case .activation(let item):
            credentialProblems(item.election, in: phase(at: moment), item.credential) {
                $0.problem(activationOf: $1, item.ground)
            }
        }
    }

    /// A credential's text in a message.
    func name(_ credential: Bytes32) -> String {
        String(decoding: CredentialText.hex(credential), as: UTF8.self)
    }

    private func credentialProblems(
        _ election: ElectionID,
        in phase: Phase,
        _ credential: Bytes32,
        _ rule: (CredentialLedger, Bytes32) -> LogProblem.Code?
    ) -> [LogProblem] {
        guard let place = place(of: election) else {
            return [problem(.unknownElection, "a statement on \(election), which is no election of this round now")]
        }
        guard phase == .ready || phase == .open || phase == .suspended else {
            return [problem(.outOfPhase, "a block or activation in a round that is \(phase)")]
        }
        guard let ledger = sheets[place].ledger, let code = rule(ledger, credential) else { return [] }
        return [problem(code, "credential \(name(credential)): \(code.rawValue)")]
    }
}
