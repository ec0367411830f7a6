//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension DefinitionChecker {
    mutating func checkSchedule() {
        let (schedule, path) = (draft.schedule, DefinitionPath.root.key("schedule"))
        let length = schedule.closes.unixSeconds - schedule.opens.unixSeconds
        if length <= 0 {
            report(.period, path.key("closes"), "closes at \(schedule.closes), but opens at \(schedule.opens)")
        } else if length > DefinitionBounds.period {
            report(.period, path.key("closes"), "closes at \(schedule.closes), more than 366 days after opening")
        }
        checkPaper(path.key("paper"))
        let by = draft.plan.feedback.by
        if by <= schedule.closes.day {
            let detail = "feedback by \(by), but the round closes on \(schedule.closes.day)"
            report(.feedbackDate, DefinitionPath.root.key("plan").key("feedback").key("by"), detail)
        }
    }

    private mutating func checkPaper(_ path: DefinitionPath) {
        guard let paper = draft.schedule.paper else {
            if !draft.sheets.isEmpty { report(.paper, path, "a round with questions has a route by post") }
            return
        }
        guard !draft.sheets.isEmpty else {
            report(.paper, path, "a round without questions has no ballots by post")
            return
        }
        let opens = draft.schedule.opens.unixSeconds
        let closes = draft.schedule.closes.unixSeconds
        guard opens < closes else { return }
        let (requests, envelopes) = (paper.requestsUntil, paper.envelopesUntil)
        if requests.unixSeconds <= opens || requests.unixSeconds > closes {
            let detail = "requests until \(requests), not between opening and closing"
            report(.paper, path.key("requests_until"), detail)
        }
        if envelopes.unixSeconds <= requests.unixSeconds {
            let detail = "envelopes until \(envelopes), but requests until \(requests)"
            report(.paper, path.key("envelopes_until"), detail)
        } else if envelopes.unixSeconds - closes > DefinitionBounds.envelopes {
            report(.paper, path.key("envelopes_until"), "envelopes until \(envelopes), over four weeks after closing")
        }
    }

    mutating func checkTerms() {
        let (terms, path) = (draft.terms, DefinitionPath.root.key("terms"))
        let least = DefinitionBounds.minimumBallots
        if !least.contains(terms.minimumBallots) {
            let detail = "\(terms.minimumBallots), where \(least.lowerBound) to \(least.upperBound) are allowed"
            report(.minimumBallots, path.key("minimum_ballots"), detail)
        }
        let reserve = path.key("reserve")
        share(terms.reserve.letterShare, reserve.key("letters"))
        minimum(terms.reserve.letterMinimum, reserve.key("letters_minimum"))
        share(terms.reserve.paperShare, reserve.key("paper"))
        minimum(terms.reserve.paperMinimum, reserve.key("paper_minimum"))
        if let tenth = Fraction(1, 10), terms.lateShare > tenth {
            report(
                .lateRegistrations,
                path.key("late_registrations"),
                "\(terms.lateShare) is over a tenth of the letters"
            )
        }
    }

    private mutating func share(_ share: Fraction, _ path: DefinitionPath) {
        if !share.isShare { report(.reserve, path, "\(share) is more than all of the letters") }
    }

    private mutating func minimum(_ minimum: Int, _ path: DefinitionPath) {
        let range = DefinitionBounds.reserveMinimum
        guard !range.contains(minimum) else { return }
        report(.reserve, path, "\(minimum), where \(range.lowerBound) to \(range.upperBound) are allowed")
    }

    mutating func checkLimits() {
        let (limits, path) = (draft.limits, DefinitionPath.root.key("limits"))
        let range = 0...Limits.most
        for (key, limit) in [("advisory", limits.advisory), ("binding", limits.binding)] where !range.contains(limit) {
            report(.limits, path.key(key), "\(limit), where 0 to \(Limits.most) are allowed")
        }
        if let ordinance = limits.ordinance { plain(ordinance, path.key("ordinance"), DefinitionBounds.reference) }
        let questions = draft.sheets.flatMap(\.questions)
        let binding = questions.count { $0.binding != nil }
        let advisory = questions.count - binding
        let sheets = DefinitionPath.root.key("sheets")
        if advisory > max(0, limits.advisory) {
            report(.tooManyAdvisory, sheets, "\(advisory) advisory questions, where \(limits.advisory) are allowed")
        }
        if binding > max(0, limits.binding) {
            report(.tooManyBinding, sheets, "\(binding) binding questions, where \(limits.binding) are allowed")
        }
    }
}
