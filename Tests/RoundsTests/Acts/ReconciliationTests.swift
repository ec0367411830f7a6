//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds
import Testing

struct ReconciliationTests {
    @Test func `adds up its strata`() {
        let total = SampleStatement.reconciliation().total
        #expect(total.letters.letters == 1250)
        #expect(total.letters.blocked == 16)
        #expect(total.tallied == 707)
        #expect(total.electorate == 1250 + 2 - 2)
        #expect(SampleStatement.reconciliation().isBalanced)
    }

    @Test func `is out of balance when any number is another`() {
        let sound = SampleStatement.reconciliation()
        let letterFields: [WritableKeyPath<Reconciliation.Letters, Int>] = [
            \.letters, \.reserve, \.voted, \.replaced, \.toPaper, \.withdrawn, \.unused,
        ]
        for path in letterFields {
            var rows = sound.letters
            rows[0][keyPath: path] += 1
            #expect(!Reconciliation(letters: rows, paper: sound.paper).isBalanced)
            #expect(!Reconciliation(letters: rows, paper: sound.paper, total: sound.total).isBalanced)
            var total = sound.total
            total.letters[keyPath: path] += 1
            #expect(!Reconciliation(letters: sound.letters, paper: sound.paper, total: total).isBalanced)
        }
        let paperFields: [WritableKeyPath<Reconciliation.Paper, Int>] = [\.activated, \.voted, \.notReturned]
        for path in paperFields {
            var rows = sound.paper
            rows[0][keyPath: path] += 1
            #expect(!Reconciliation(letters: sound.letters, paper: rows).isBalanced)
            var total = sound.total
            total.paper[keyPath: path] += 1
            #expect(!Reconciliation(letters: sound.letters, paper: sound.paper, total: total).isBalanced)
        }
        for path in [\Reconciliation.Total.tallied, \.electorate] {
            var total = sound.total
            total[keyPath: path] += 1
            #expect(!Reconciliation(letters: sound.letters, paper: sound.paper, total: total).isBalanced)
        }
    }

    @Test func `has no more late registrations than activations`() {
        let sound = SampleStatement.reconciliation()
        var letters = sound.letters
        letters[0].late = 7
        #expect(!Reconciliation(letters: letters, paper: sound.paper).isBalanced)
        var paper = sound.paper
        paper[0].late = 11
        #expect(!Reconciliation(letters: sound.letters, paper: paper).isBalanced)
    }
}
