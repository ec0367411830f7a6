//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister

/// Finds everything that is wrong with a draft. What it demands stands in docs/round-definition.md.
struct DefinitionChecker {
    let draft: RoundDraft
    private(set) var problems: [DefinitionProblem] = []

    /// Every problem of `draft`; none if it may become a definition.
    static func problems(of draft: RoundDraft) -> [DefinitionProblem] {
        var checker = DefinitionChecker(draft: draft)
        checker.checkTexts()
        checker.checkDegree()
        checker.checkPlan()
        checker.checkSchedule()
        checker.checkTerms()
        checker.checkLimits()
        checker.checkZones()
        checker.checkGroups()
        checker.checkSheets()
        return checker.problems
    }

    private init(draft: RoundDraft) {
        self.draft = draft
    }

    mutating func report(_ code: DefinitionProblem.Code, _ path: DefinitionPath, _ detail: String) {
        problems.append(DefinitionProblem(code, path, detail))
    }

    /// Says whether a list has an allowed number of entries, and reports it if not.
    @discardableResult
    mutating func count(_ count: Int, _ range: ClosedRange<Int>, _ path: DefinitionPath, _ what: String) -> Bool {
        guard !range.contains(count) else { return true }
        report(.count, path, "\(count) \(what), where \(range.lowerBound) to \(range.upperBound) are allowed")
        return false
    }

    /// Reports every id but the first of its kind.
    mutating func distinct<ID: Hashable>(_ ids: [ID], _ path: (Int) -> DefinitionPath) {
        var seen: Set<ID> = []
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            report(.repeatedID, path(index), "\"\(id)\" stands here a second time")
        }
    }
}
