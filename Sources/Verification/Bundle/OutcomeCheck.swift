//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import RoundBundle
import Rounds

/// Works the outcome out anew, and compares it with what was published and what the acts name.
struct OutcomeCheck {
    let definition: RoundDefinition
    let state: RoundState
    let folder: BundleFolder

    /// Checks what is said of the outcome against the counts of the sheets, as far as there are any.
    func run(_ tallies: [SheetTally], _ counts: [CellCounts], _ findings: inout Findings) {
        guard counts.count == definition.sheets.count, state.sheets.allSatisfy({ $0.ledger != nil }) else {
            checkNothingIsClaimed(&findings)
            return
        }
        guard state.tallied != nil || folder.has(BundlePaths.result) || folder.has(BundlePaths.resultTable) else {
            return
        }
        let result: RoundResult
        do throws(RecordError) {
            result = try work(tallies, counts)
        } catch {
            findings.fail(.resultDocument, "no outcome follows from the counts: \(error)")
            return
        }
        compare(BundlePaths.result, result.json, .resultDocument, &findings)
        compare(BundlePaths.resultTable, result.csv, .resultTable, &findings)
        checkActs(Digest(of: result.json), &findings)
        for sheet in result.outcomes {
            for outcome in sheet.questions {
                guard let judgement = outcome.judgement else { continue }
                let verdict = judgement.text(options: outcome.question.options)
                let steps = judgement.steps.map(\.description).joined(separator: "; ")
                findings.note("outcome", "\(sheet.sheet), \(outcome.question.id): \(verdict) (\(steps))")
            }
        }
    }

    /// Without counts there is no outcome. Where something failed, that is why there are none.
    private func checkNothingIsClaimed(_ findings: inout Findings) {
        guard !findings.hasFailed else { return }
        if state.tallied != nil {
            findings.fail(.resultOnRecord, "the result was named before the counts of every sheet are on record")
            return
        }
        let claims = [(BundlePaths.result, CheckCode.resultDocument), (BundlePaths.resultTable, .resultTable)]
        for (name, code) in claims where folder.has(name) {
            findings.fail(code, "\(name): the counts of the sheets are not on record")
        }
    }

    private func work(_ tallies: [SheetTally], _ counts: [CellCounts]) throws(RecordError) -> RoundResult {
        var counted: [CountedSheet] = []
        for (place, sheet) in definition.sheets.enumerated() {
            guard let election = state.sheets[place].election, let ledger = state.sheets[place].ledger else {
                throw RecordError(.contradiction, "sheet \(sheet.id) has no election or no roll")
            }
            counted.append(
                try counts[place].counted(
                    sheet,
                    of: definition,
                    tally: tallies[place],
                    election: election,
                    electorate: ledger.electorate
                )
            )
        }
        return try RoundResult(
            round: definition.id,
            definition: definition.digest,
            isRehearsal: definition.values.rehearsal,
            counted: counted
        )
    }

    private func compare(_ name: String, _ computed: [UInt8], _ code: CheckCode, _ findings: inout Findings) {
        do throws(BundleError) {
            let claimed = try folder.read(name, limit: computed.count + (1 << 20))
            if claimed != computed {
                let (one, other) = (text(Digest(of: computed)), text(Digest(of: claimed)))
                findings.fail(code, "\(name): computed \(one), the file is \(other)")
            }
            findings.done(code)
        } catch {
            findings.fail(error.check(or: code), "\(error)")
        }
    }

    private func checkActs(_ computed: Digest, _ findings: inout Findings) {
        for (act, claimed) in [("tally", state.tallied), ("publish", state.published)] {
            guard let claimed, claimed != computed else { continue }
            findings.fail(
                .resultOnRecord,
                "the act \(act) names the result \(text(claimed)), computed \(text(computed))"
            )
        }
    }

    private func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}
