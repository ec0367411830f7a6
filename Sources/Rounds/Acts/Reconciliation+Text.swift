//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension Reconciliation {
    /// A number and its name in a statement.
    typealias Field<Row> = (name: String, path: WritableKeyPath<Row, Int>)

    func write(to writer: inout StatementWriter, sheet: SheetID, strata: [StratumID], weights: [Fraction]) {
        for (row, stratum) in zip(letters, strata) {
            writer.line("stratum", sheet.text, stratum.text, Self.text(row, Letters.fields))
        }
        for (row, weight) in zip(paper, weights) {
            writer.line("paper", sheet.text, weight.description, Self.text(row, Paper.fields))
        }
        writer.line("total", sheet.text, Self.text(total.letters, Letters.fields))
        writer.line("total-paper", sheet.text, Self.text(total.paper, Paper.fields))
        writer.line("tallied", sheet.text, "\(total.tallied)")
        writer.line("electorate", sheet.text, "\(total.electorate)")
    }

    /// Reads the lines of a sheet, and with them the names of its strata.
    static func read(
        _ sheet: SheetID,
        _ reader: inout StatementReader
    ) throws(RecordError) -> (strata: [StratumID], weights: [Fraction], Reconciliation) {
        var strata: [StratumID] = []
        var weights: [Fraction] = []
        var letters: [Letters] = []
        var paper: [Paper] = []
        while reader.isNext("stratum") {
            let values = try reader.own("stratum", sheet, 2 + Letters.fields.count)
            strata.append(try reader.part(values[1]) { StratumID($0) })
            letters.append(try row(Letters(), values.dropFirst(2), Letters.fields, reader))
        }
        while reader.isNext("paper") {
            let values = try reader.own("paper", sheet, 2 + Paper.fields.count)
            weights.append(
                try reader.part(values[1]) { text in
                    Fraction(text: text).flatMap { $0.description == text ? $0 : nil }
                }
            )
            paper.append(try row(Paper(), values.dropFirst(2), Paper.fields, reader))
        }
        guard Set(strata).count == strata.count, Set(weights).count == weights.count else {
            throw RecordError(.duplicate, "a stratum of sheet \(sheet) stands twice in an act")
        }
        var total = Total()
        let first = try reader.own("total", sheet, 1 + Letters.fields.count)
        total.letters = try row(Letters(), first.dropFirst(), Letters.fields, reader)
        let second = try reader.own("total-paper", sheet, 1 + Paper.fields.count)
        total.paper = try row(Paper(), second.dropFirst(), Paper.fields, reader)
        total.tallied = try reader.number(try reader.own("tallied", sheet, 2)[1])
        total.electorate = try reader.number(try reader.own("electorate", sheet, 2)[1])
        return (strata, weights, Reconciliation(letters: letters, paper: paper, total: total))
    }

    private static func text<Row>(_ row: Row, _ fields: [Field<Row>]) -> String {
        fields.map { "\($0.name)=\(row[keyPath: $0.path])" }.joined(separator: " ")
    }

    private static func row<Row>(
        _ empty: Row,
        _ values: ArraySlice<String>,
        _ fields: [Field<Row>],
        _ reader: StatementReader
    ) throws(RecordError) -> Row {
        var row = empty
        for (number, field) in zip(try reader.numbers(values, fields.map(\.name)), fields) {
            row[keyPath: field.path] = number
        }
        return row
    }
}

extension Reconciliation.Letters {
    /// The numbers in the order of a statement.
    static var fields: [Reconciliation.Field<Self>] {
        [
            ("letters", \.letters), ("reserve", \.reserve), ("late", \.late), ("voted", \.voted),
            ("replaced", \.replaced), ("to-paper", \.toPaper), ("withdrawn", \.withdrawn), ("unused", \.unused),
        ]
    }
}

extension Reconciliation.Paper {
    /// The numbers in the order of a statement.
    static var fields: [Reconciliation.Field<Self>] {
        [("activated", \.activated), ("late", \.late), ("voted", \.voted), ("not-returned", \.notReturned)]
    }
}
