//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import RoundFixtures
import Rounds
import Testing
import Verification

/// Rounds whose officials closed them, or destroyed codes, with other numbers than there are.
@Suite struct AlteredClosingTests {
    // MARK: V73, V74, V75

    private func closed(_ change: (inout Closing.OfSheet) throws -> Void) throws -> Player {
        let player = try Player().play(to: .voted)
        var sheets = try player.closed()
        try change(&sheets[0])
        try player.act(.close(Closing(sheets: sheets)), day: 23)
        for sheet in sheets.indices { try player.event(.endBallots, of: sheet, .endBallots) }
        player.skip(.closed)
        return try player.play(to: .published).finish()
    }

    /// Closed with other rows, and the total that follows from them.
    private func closedWithRows(_ change: (inout Reconciliation) throws -> Void) throws -> Player {
        try closed { sheet in
            try change(&sheet.reconciliation)
            let (letters, paper) = (sheet.reconciliation.letters, sheet.reconciliation.paper)
            sheet.reconciliation = Reconciliation(letters: letters, paper: paper)
        }
    }

    @Test func aClosingThatNamesAnotherLastEventFails() async throws {
        try await closed { $0.lastHeight -= 1 }.expect(["V73"])
        try await closed { $0.lastEvent = Digest(of: []) }.expect(["V73"])
    }

    @Test func aReconciliationThatDoesNotFollowFails() async throws {
        for change: (inout Reconciliation.Letters) -> Void in [
            { $0.letters += 1 }, { $0.voted -= 1 }, { $0.unused += 1 }, { $0.late += 1 },
            {
                $0.withdrawn += 1
                $0.unused -= 1
            }, { swap(&$0.replaced, &$0.toPaper) },
        ] {
            try await closedWithRows { change(&$0.letters[0]) }.expect(["V74"])
        }
        try await closed { $0.reconciliation.total.electorate -= 1 }.expect(["V74"])
    }

    @Test func aReconciliationWithAnotherNumberOnPaperFails() async throws {
        for change: (inout Reconciliation.Paper) -> Void in [
            { $0.activated += 1 }, { $0.late += 1 }, { $0.voted += 1 }, { $0.notReturned += 1 },
            {
                $0.voted += 1
                $0.notReturned -= 1
            },
        ] {
            try await closedWithRows { numbers in
                let place = try #require(numbers.paper.firstIndex { $0.notReturned > 0 })
                change(&numbers.paper[place])
            }.expect(["V74"])
        }
        try await closed { $0.reconciliation.total.tallied += 1 }.expect(["V74"])
    }

    @Test func destroyedCodesAreCounted() async throws {
        for (more, codes) in [(0, []), (1, ["V75"]), (-1, ["V75"])] {
            let player = try Player().play(to: .published)
            let idle = try player.state.sheets.map { sheet in
                SheetValue(sheet.terms.id, try #require(sheet.ledger).idle + more)
            }
            try player.act(.destroy(idle), day: 40)
            try await player.finish().expect(Set(codes))
        }
    }
}
