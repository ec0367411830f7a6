//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension RoundState {
    /// The rules that an event would break as the next entry.
    public func problems(with event: ElectionEvent) -> [LogProblem] {
        guard let place = place(of: event.election) else {
            return [problem(.unknownElection, "an event of \(event.election), which is no election of this round now")]
        }
        let sheet = sheets[place]
        var problems: [LogProblem] = []
        if event.height != sheet.events {
            let detail = "event \(event.height) of \(event.election) stands where event \(sheet.events) should"
            problems.append(problem(.eventHeight, detail))
        }
        // Without a roll nobody can say; that it is missing is said elsewhere.
        let isPaper: Bool =
            if case .ballot(let credential) = event.kind { sheet.ledger?.isPaper(credential) ?? true } else { false }
        if !allows(event, isPaper: isPaper) {
            let detail = "event \(event.height) of \(event.election) has no place in a round that is \(phase)"
            problems.append(problem(.eventOutOfPhase, detail))
        }
        if case .ballot(let credential) = event.kind, let code = sheet.ledger?.problem(ballotOf: credential) {
            problems.append(problem(code, "a ballot of credential \(name(credential)): \(code.rawValue)"))
        }
        return problems
    }

    /// Whether the phase allows an event.
    private func allows(_ event: ElectionEvent, isPaper: Bool) -> Bool {
        switch event.kind {
        case .setup: phase == .adopted && event.height == 0
        // The log holds no clock: that the paper desk casts says that the round is closing by now, and everything that
        // would show that it was not has no place any more.
        case .ballot: phase == .open || (isPaper && (phase == .suspended || phase == .closing))
        case .endBallots, .encryptedTally, .partialDecryption, .result: phase == .closed
        }
    }
}
