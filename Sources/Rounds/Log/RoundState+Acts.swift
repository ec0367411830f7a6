//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension RoundState {
    /// The rules that an act breaks at a moment, apart from those of every statement.
    func problems(with act: Act, at moment: Moment) -> [LogProblem] {
        let phase = phase(at: moment)
        var problems: [LogProblem] = []
        if act.number != acts + 1 {
            problems.append(problem(.actNumber, "act \(act.number) stands where act \(acts + 1) should"))
        } else if act.previous != lastAct {
            problems.append(problem(.actPrevious, "act \(act.number) follows another act than act \(acts)"))
        }
        guard phase.after(act.kind) != nil else {
            return problems + [problem(.outOfPhase, "act \(act.kind.rawValue) in a round that is \(phase)")]
        }
        switch act.setting {
        case .adopt(let elections), .unready(let elections): problems += beginning(elections)
        case .open(let opening): problems += self.opening(opening, act.times.signed)
        case .extend(let moment): problems += extending(moment, act.times)
        case .close(let closing): problems += tooEarly(moment) + self.closing(closing)
        case .annul:
            if sheets.contains(where: { $0.decryptions > 0 }) {
                problems.append(problem(.annulAfterDecryption, "annulled after a trustee's answer was on record"))
            }
        case .tally:
            for sheet in sheets where !sheet.isTallied {
                problems.append(problem(.tallyIncomplete, "sheet \(sheet.terms.id) is not tallied yet"))
            }
        case .publish(let result):
            if result != tallied {
                problems.append(problem(.resultDiffers, "the published result is not the provisional one"))
            }
        case .destroy(let unused): problems += destroying(unused)
        case .suspend, .resume, .declareInvalid, .answer: break
        }
        return problems
    }

    private func beginning(_ elections: [SheetValue<ElectionID>]) -> [LogProblem] {
        guard elections.map(\.sheet) == sheets.map(\.terms.id) else { return [wrongSheets] }
        var seen = self.elections
        return elections.filter { !seen.insert($0.value).inserted }.map {
            problem(.electionReused, "the uuid \($0.value) of sheet \($0.sheet) was given before")
        }
    }

    private func opening(_ opening: Opening, _ signed: Moment) -> [LogProblem] {
        var problems: [LogProblem] = []
        if opening.closes.unixSeconds <= max(opening.opens.unixSeconds, signed.unixSeconds) {
            let detail = "opened at \(opening.opens), closed at \(opening.closes), signed at \(signed)"
            problems.append(problem(.openingTimes, detail))
        }
        guard opening.sheets.map(\.sheet) == sheets.map(\.terms.id) else { return problems + [wrongSheets] }
        for (sheet, opened) in zip(sheets, opening.sheets) {
            guard let (roll, digest) = roll(of: sheet.election) else {
                problems.append(problem(.rollMissing, "there is no roll of sheet \(opened.sheet)"))
                continue
            }
            let isOwn = roll.sheet == opened.sheet && roll.definition == terms.heading.definition
            guard digest == opened.roll, isOwn, roll.fits(sheet.terms.strata) else {
                problems.append(problem(.rollDiffers, "the roll of sheet \(opened.sheet) is another one"))
                continue
            }
            let letters = roll.counts(of: .letter).prefix(roll.letterStrata.count)
            guard opened.letters.map(\.stratum) == roll.letterStrata, opened.letters.map(\.count) == Array(letters)
            else {
                problems.append(
                    problem(.lettersDiffer, "the letters of sheet \(opened.sheet) are not those of its roll")
                )
                continue
            }
        }
        return problems
    }

    private func extending(_ moment: Moment, _ times: StatementTimes) -> [LogProblem] {
        guard let closes else { return [] }
        var problems: [LogProblem] = []
        if moment.unixSeconds <= closes.unixSeconds {
            problems.append(problem(.extensionNotLater, "extended from \(closes) to \(moment), which is not later"))
        }
        if times.submitBy.unixSeconds > closes.unixSeconds {
            let detail = "an extension may come in until \(times.submitBy), after \(closes) when the round closes"
            problems.append(problem(.extensionTooLate, detail))
        }
        return problems
    }

    /// What came in on time is entered before the round is closed, so it waits until nothing more can come.
    private func tooEarly(_ moment: Moment) -> [LogProblem] {
        guard let first = closableFrom, moment.unixSeconds < first.unixSeconds else { return [] }
        let why = first == closes ? "ballots are taken" : "envelopes with paper ballots may come in"
        return [problem(.closingEarly, "closed before \(first), until when \(why)")]
    }

    private func closing(_ closing: Closing) -> [LogProblem] {
        guard closing.sheets.map(\.sheet) == sheets.map(\.terms.id) else { return [wrongSheets] }
        var problems: [LogProblem] = []
        for (sheet, closed) in zip(sheets, closing.sheets) {
            if closed.lastHeight != sheet.events - 1 || closed.lastEvent != sheet.lastEvent {
                let detail = "event \(closed.lastHeight) is not the last one of sheet \(closed.sheet)"
                problems.append(problem(.lastEventDiffers, detail))
            }
            let strata = sheet.terms.strata
            if closed.strata != strata.letters || closed.weights != strata.paperWeights {
                problems.append(wrongSheets)
            } else if let ledger = sheet.ledger, closed.reconciliation != ledger.reconciliation {
                let detail = "the reconciliation of sheet \(closed.sheet) is not what follows from roll and log"
                problems.append(problem(.reconciliationDiffers, detail))
            }
        }
        return problems
    }

    private func destroying(_ unused: [SheetValue<Int>]) -> [LogProblem] {
        guard unused.map(\.sheet) == sheets.map(\.terms.id) else { return [wrongSheets] }
        var problems: [LogProblem] = []
        for (sheet, item) in zip(sheets, unused) {
            guard let idle = sheet.ledger?.idle, idle != item.value else { continue }
            let detail = "\(item.value) codes of sheet \(item.sheet) are destroyed, of \(idle) that were not given out"
            problems.append(problem(.unusedDiffers, detail))
        }
        return problems
    }

    private var wrongSheets: LogProblem {
        problem(.actSheets, "the act's sheets or strata are not those of the definition, in its order")
    }
}
