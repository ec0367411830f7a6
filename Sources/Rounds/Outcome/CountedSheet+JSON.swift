//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension CountedSheet {
    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"sheet\":")
        writer.string(sheet.text.utf8)
        writer.literal(",\"election\":")
        writer.string(election.text.utf8)
        writer.literal(",\"electorate_of\":")
        writer.string(electorateKind.rawValue.utf8)
        writer.literal(",\"electorate\":")
        writer.integer(electorate)
        writer.literal(",\"minimum\":")
        writer.integer(minimum)
        writer.literal(",\"splits\":")
        writer.boolean(splits)
        writer.literal(",\"strata\":")
        writer.list(ballots.indices) { writer, stratum in
            writer.literal("{\"stratum\":")
            writer.string(strata.name(stratum).description.utf8)
            writer.literal(",\"weight\":")
            writer.fraction(strata.weight(stratum))
            writer.literal(",\"ballots\":")
            writer.integer(ballots[stratum])
            writer.literal("}")
        }
        writer.literal(",\"questions\":")
        writer.list(questions) { $1.write(to: &$0) }
        writer.literal(",\"sums\":")
        writer.list(sums) { writer, cell in
            writer.list(cell) { writer, sum in writer.list(sum.counts) { $0.integer($1) } }
        }
        writer.literal("}")
    }

    /// A sheet as it was read, not yet checked.
    struct Parts {
        var sheet: SheetID
        var election: ElectionID
        var electorateKind: ElectorateKind
        var electorate: Int
        var minimum: Int
        var splits: Bool
        var strata: SheetStrata
        var ballots: [Int]
        var questions: [CountedQuestion.Parts]
        var sums: [[[Int]]]

        init(from reader: inout CanonicalReader) throws(TextError) {
            try reader.literal("{\"sheet\":")
            sheet = try reader.value { SheetID(utf8: $0) }
            try reader.literal(",\"election\":")
            election = try reader.value { ElectionID(utf8: $0) }
            try reader.literal(",\"electorate_of\":")
            electorateKind = try reader.word()
            try reader.literal(",\"electorate\":")
            electorate = try reader.integer(limit: Roll.limit)
            try reader.literal(",\"minimum\":")
            minimum = try reader.integer(limit: Roll.limit)
            try reader.literal(",\"splits\":")
            splits = try reader.boolean()
            try reader.literal(",\"strata\":")
            (strata, ballots) = try Self.strata(&reader)
            try reader.literal(",\"questions\":")
            questions = try reader.list(limit: 1000) { reader throws(TextError) in
                try CountedQuestion.Parts(from: &reader)
            }
            try reader.literal(",\"sums\":")
            sums = try reader.list(limit: SheetStrata.limit) { reader throws(TextError) in
                try reader.list(limit: 1000) { reader throws(TextError) in
                    try reader.list(limit: CountedQuestion.optionLimit + 1) { reader throws(TextError) in
                        try reader.integer(limit: Roll.limit)
                    }
                }
            }
            try reader.literal("}")
        }

        private static func strata(_ reader: inout CanonicalReader) throws(TextError) -> (SheetStrata, [Int]) {
            var letters: [(id: StratumID, weight: Fraction)] = []
            var names: [SheetStrata.Name] = []
            let ballots = try reader.list(limit: SheetStrata.limit) { reader throws(TextError) in
                try reader.literal("{\"stratum\":")
                let name = try reader.value { SheetStrata.Name(String(decoding: $0, as: UTF8.self)) }
                try reader.literal(",\"weight\":")
                let weight = try reader.fraction()
                try reader.literal(",\"ballots\":")
                let ballots = try reader.integer(limit: Roll.limit)
                try reader.literal("}")
                names.append(name)
                if case .letters(let id) = name { letters.append((id, weight)) }
                return ballots
            }
            guard let strata = SheetStrata(letters: letters), strata.count == names.count,
                names.indices.allSatisfy({ strata.name($0) == names[$0] })
            else { throw reader.error(.unexpected) }
            return (strata, ballots)
        }

        func checked() throws(RecordError) -> CountedSheet {
            var asked: [CountedQuestion] = []
            for question in questions { asked.append(try question.checked()) }
            var opened: [[QuestionSum]] = []
            for cell in sums {
                guard cell.count == asked.count else {
                    throw RecordError(.contradiction, "sheet \(sheet): \(cell.count) sums of \(asked.count) questions")
                }
                opened.append(zip(cell, asked).compactMap { QuestionSum(counts: $0, blank: $1.blank) })
            }
            return try CountedSheet(
                sheet: sheet,
                election: election,
                electorateKind: electorateKind,
                electorate: electorate,
                minimum: minimum,
                splits: splits,
                strata: strata,
                ballots: ballots,
                questions: asked,
                sums: opened
            )
        }
    }
}
