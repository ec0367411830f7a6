//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
public import ElectionRecord
public import KeyCeremony
import Rounds

/// `cells.json`: the cells of a sheet with their encrypted sums, and every trustee's factors and proofs for each of them
/// (docs/protocol.md, "Cell proofs").
///
/// It repeats what follows from archive, roll and definition, so that whoever reads it sees what was opened; a verifier
/// computes all of it anew and compares.
public struct CellsDocument: Sendable {
    /// A trustee's factors for the cells; those for the total stand in the archive.
    public struct Answer: Equatable, Sendable {
        /// The trustee's number, from 1.
        public let owner: Int
        /// The factors of each cell, with their proofs.
        public let cells: [PartialDecryption]

        /// The part of a trustee's answer that `cells.json` keeps.
        public init(_ answer: TrusteeAnswer) {
            owner = answer.owner
            cells = answer.cells
        }

        init(owner: Int, cells: [PartialDecryption]) {
            self.owner = owner
            self.cells = cells
        }
    }

    /// The cells with their sums: everything but the answers.
    let head: [UInt8]
    /// The trustees' answers in ascending order of their numbers.
    public let answers: [Answer]

    /// The document of a counted sheet with these answers.
    public init(_ sheet: SheetTally, answers: [Answer]) {
        head = Self.head(sheet)
        self.answers = answers.sorted { $0.owner < $1.owner }
    }

    /// Reads the document of this sheet, in its one form.
    ///
    /// Throws `form` if cells or sums are others than those of `sheet`, or the answers are not in ascending order of the
    /// trustees; the answers' proofs are not checked.
    public init(_ bytes: [UInt8], of sheet: SheetTally) throws(BundleError) {
        head = Self.head(sheet)
        guard bytes.starts(with: head) else {
            throw BundleError(.form, "cells.json: the cells or their sums are not those computed from the record")
        }
        let shapes = sheet.election.questions.map(\.shape)
        let count = sheet.plan.cells.count
        do throws(DocumentError) {
            var reader = DocumentReader([UInt8](bytes.dropFirst(head.count)), "cells.json")
            answers = try reader.list(limit: sheet.trustees.owners.count) { reader throws(DocumentError) in
                try reader.literal("{\"owner\":")
                let owner = try reader.integer()
                try reader.literal(",\"cells\":")
                let cells = try reader.list(limit: count) { reader throws(DocumentError) in
                    try PartialDecryption(&reader, shapes: shapes)
                }
                try reader.literal("}")
                return Answer(owner: owner, cells: cells)
            }
            try reader.literal("}")
            try reader.end()
        } catch {
            throw BundleError(.form, "\(error)")
        }
        guard zip(answers, answers.dropFirst()).allSatisfy({ $0.owner < $1.owner }) else {
            throw BundleError(.form, "cells.json: the trustees' answers are not in order, or one stands twice")
        }
    }

    /// More bytes than the document of this sheet has if every trustee answers.
    public static func sizeLimit(of sheet: SheetTally) -> Int {
        let sums = sheet.election.questions.reduce(0) { $0 + $1.shape.choices }
        // A factor has 64 digits, the two numbers of its proof at most 77 each.
        let answer = 64 + sheet.plan.cells.count * (128 + sums * 320)
        return head(sheet).count + 64 + sheet.trustees.owners.count * answer
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: head.count + 65_536)
        writer.raw(head)
        writer.list(answers) { writer, answer in
            writer.literal("{\"owner\":")
            writer.integer(answer.owner)
            writer.literal(",\"cells\":")
            writer.list(answer.cells) { $1.write(&$0) }
            writer.literal("}")
        }
        writer.literal("}")
        return writer.bytes
    }

    private static func head(_ sheet: SheetTally) -> [UInt8] {
        let statement = sheet.statement
        var writer = CanonicalWriter(capacity: 65_536)
        writer.literal("{\"format\":\"stemronde/cells/v1\",\"election\":")
        writer.string(statement.fingerprint.hex)
        writer.literal(",\"last_event\":")
        writer.string(statement.lastEvent.hex)
        writer.literal(",\"opened\":")
        writer.string(sheet.plan.opening.rawValue.utf8)
        writer.literal(",\"cells\":")
        writer.list(zip(sheet.plan.cells, zip(sheet.cellNames, sheet.sums.cells))) { writer, part in
            let (cell, (names, sums)) = part
            writer.literal("{\"strata\":")
            writer.list(names) { $0.string($1.utf8) }
            writer.literal(",\"ballots\":")
            writer.integer(cell.ballots)
            writer.literal(",\"online\":")
            writer.integer(cell.online)
            writer.literal(",\"weight\":")
            writer.string(cell.weight.description.utf8)
            writer.literal(",\"sums\":")
            writer.raw(sums.tally.bytes)
            writer.literal("}")
        }
        writer.literal(",\"answers\":")
        return writer.bytes
    }
}
