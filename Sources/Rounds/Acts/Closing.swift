//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What the act *close* sets: where each sheet's ballots end, and where every credential has gone.
public struct Closing: Hashable, Sendable {
    /// One sheet.
    public struct OfSheet: Hashable, Sendable {
        public var sheet: SheetID
        /// The height of the last event before EndBallots.
        public var lastHeight: Int
        /// The SHA-256 of that event.
        public var lastEvent: Digest
        /// The strata of letters, in the definition's order.
        public var strata: [StratumID] { didSet { checkRows() } }
        /// The weights of paper ballots, in their order.
        public var weights: [Fraction] { didSet { checkRows() } }
        /// With a row for each of `strata` and `weights`.
        public var reconciliation: Reconciliation { didSet { checkRows() } }

        public init(
            sheet: SheetID,
            lastHeight: Int,
            lastEvent: Digest,
            strata: [StratumID],
            weights: [Fraction],
            reconciliation: Reconciliation
        ) {
            self.sheet = sheet
            self.lastHeight = lastHeight
            self.lastEvent = lastEvent
            self.strata = strata
            self.weights = weights
            self.reconciliation = reconciliation
            checkRows()
        }

        private func checkRows() {
            precondition(reconciliation.letters.count == strata.count && reconciliation.paper.count == weights.count)
        }
    }

    /// In the definition's order.
    public var sheets: [OfSheet]

    public init(sheets: [OfSheet]) {
        self.sheets = sheets
    }

    func write(to writer: inout StatementWriter) {
        for item in sheets {
            let hash = String(decoding: item.lastEvent.hex, as: UTF8.self)
            writer.line("last", item.sheet.text, "\(item.lastHeight)", hash)
            item.reconciliation.write(to: &writer, sheet: item.sheet, strata: item.strata, weights: item.weights)
        }
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        var sheets: [OfSheet] = []
        while reader.isNext("last") {
            let values = try reader.values("last", 3)
            let sheet = try reader.part(values[0]) { SheetID($0) }
            let height = try reader.number(values[1])
            let hash = try reader.part(values[2]) { Digest(hex: Array($0.utf8)) }
            let (strata, weights, reconciliation) = try Reconciliation.read(sheet, &reader)
            sheets.append(
                OfSheet(
                    sheet: sheet,
                    lastHeight: height,
                    lastEvent: hash,
                    strata: strata,
                    weights: weights,
                    reconciliation: reconciliation
                )
            )
        }
        guard Set(sheets.map(\.sheet)).count == sheets.count else {
            throw RecordError(.duplicate, "a sheet stands twice in an act")
        }
        self.sheets = sheets
    }
}
