//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// A table of a printed document: a caption, a heading for each column, and rows that may begin with a heading too.
struct HTMLTable {
    /// How a column is set.
    enum Column {
        case text(String)
        case number(String)

        fileprivate var title: String {
            switch self {
            case .text(let title), .number(let title): title
            }
        }

        fileprivate var isNumber: Bool {
            if case .number = self { true } else { false }
        }
    }

    let caption: String
    let columns: [Column]
    private var rows: [HTML] = []

    init(_ caption: String, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    /// Adds a row; its first cell is its heading.
    mutating func add(_ cells: HTML..., isTotal: Bool = false) {
        precondition(cells.count == columns.count, "a cell for each column")
        let parts = cells.enumerated().map { place, cell -> HTML in
            if place == 0 { return "<th scope=\"row\">\(cell)</th>" }
            return columns[place].isNumber ? "<td class=\"number\">\(cell)</td>" : "<td>\(cell)</td>"
        }
        rows.append(isTotal ? "<tr class=\"total\">\(parts)</tr>\n" : "<tr>\(parts)</tr>\n")
    }

    var html: HTML {
        let heads = columns.map { column -> HTML in
            column.isNumber
                ? "<th scope=\"col\" class=\"number\">\(column.title)</th>" : "<th scope=\"col\">\(column.title)</th>"
        }
        return """
            <table>
            <caption>\(caption)</caption>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>

            """
    }
}
