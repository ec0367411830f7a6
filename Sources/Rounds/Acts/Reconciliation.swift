//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Where every credential of a sheet that could vote has gone (docs/protocol.md, "Reconciliation").
public struct Reconciliation: Hashable, Sendable {
    /// A stratum of letters and reserve.
    public struct Letters: Hashable, Sendable {
        public var letters = 0
        /// Activated reserve credentials, late registrations among them.
        public var reserve = 0
        /// Late registrations.
        public var late = 0
        public var voted = 0
        public var replaced = 0
        public var toPaper = 0
        public var withdrawn = 0
        public var unused = 0

        public init() {}

        /// Blocked credentials.
        public var blocked: Int { replaced + toPaper + withdrawn }

        /// Whether letters + activated reserve = voted on-line + blocked + unused.
        public var isBalanced: Bool { letters + reserve == voted + blocked + unused && late <= reserve }
    }

    /// The stratum of paper credentials of one weight.
    public struct Paper: Hashable, Sendable {
        /// Activated paper credentials, late registrations among them.
        public var activated = 0
        /// Late registrations.
        public var late = 0
        public var voted = 0
        public var notReturned = 0

        public init() {}

        /// Whether activated paper = voted on paper + not returned.
        public var isBalanced: Bool { activated == voted + notReturned && late <= activated }
    }

    /// The whole sheet.
    public struct Total: Hashable, Sendable {
        public var letters = Letters()
        public var paper = Paper()
        /// Ballots on-line and on paper.
        public var tallied = 0
        /// Letters and late registrations, less withdrawals.
        public var electorate = 0

        public init() {}
    }

    /// In the definition's order.
    public var letters: [Letters]
    /// In the order of the paper weights.
    public var paper: [Paper]
    public var total: Total

    /// A reconciliation as somebody states it.
    public init(letters: [Letters], paper: [Paper], total: Total) {
        self.letters = letters
        self.paper = paper
        self.total = total
    }

    /// A reconciliation with the total that follows from its strata.
    public init(letters: [Letters], paper: [Paper]) {
        self.init(letters: letters, paper: paper, total: Self.total(letters, paper))
    }

    /// Whether every stratum is balanced and the total is that of the strata.
    public var isBalanced: Bool {
        letters.allSatisfy(\.isBalanced) && paper.allSatisfy(\.isBalanced) && total == Self.total(letters, paper)
    }

    private static func total(_ letters: [Letters], _ paper: [Paper]) -> Total {
        var total = Total()
        for row in letters {
            for field in Letters.fields { total.letters[keyPath: field.path] += row[keyPath: field.path] }
        }
        for row in paper {
            for field in Paper.fields { total.paper[keyPath: field.path] += row[keyPath: field.path] }
        }
        total.tallied = total.letters.voted + total.paper.voted
        total.electorate = total.letters.letters + total.letters.late + total.paper.late - total.letters.withdrawn
        return total
    }
}
