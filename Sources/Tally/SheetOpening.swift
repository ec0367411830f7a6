//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
public import ElectionRecord
public import KeyCeremony
public import RoundBundle
import Rounds

/// Opens a sheet's sums with the trustees' answers; an answer that fails is left out, and the others may be enough.
public struct SheetOpening {
    /// The sheet.
    public let sheet: SheetTally
    /// The answers taken so far, by the trustees' numbers.
    public private(set) var answers: [Int: TrusteeAnswer] = [:]

    /// A sheet to which nobody has answered yet.
    public init(_ sheet: SheetTally) {
        self.sheet = sheet
    }

    /// Takes an answer; gives its fault if it is not taken. A second answer of one trustee replaces the first.
    public mutating func take(_ answer: TrusteeAnswer) -> TrusteeAnswer.Fault? {
        guard let owner = sheet.trustees.owners.first(where: { $0.number == answer.owner }) else { return .statement }
        if let fault = answer.fault(for: sheet.statement, cells: sheet.sums.cells, owner: owner) { return fault }
        answers[answer.owner] = answer
        return nil
    }

    /// Which answers are still needed; nil if there are enough.
    public var missing: Trustees.Missing? {
        sheet.trustees.missing(from: Set(answers.keys))
    }

    /// `cells.json`.
    public var document: CellsDocument {
        CellsDocument(sheet, answers: answers.values.map { CellsDocument.Answer($0) })
    }

    /// The events that the archive gains behind EncryptedTally: each answer, then the result.
    public func events(_ counts: CellCounts) -> [NewEvent] {
        guard sheet.plan.opening == .cells else { return [] }
        let decryptions = answers.sorted { $0.key < $1.key }.map { owner, answer in
            NewEvent.partialDecryption(answer.total.bytes, owner: owner)
        }
        return decryptions + [.result(counts.total.bytes)]
    }

    /// The counts of every cell; throws `tooFewAnswers` or `noCount`.
    public func open() throws(TallyError) -> CellCounts {
        guard sheet.plan.opening == .cells else { return CellCounts(cells: [], of: sheet) }
        var cells: [ElectionResult] = []
        for (place, cell) in sheet.plan.cells.enumerated() {
            cells.append(try open(sheet.sums.cells[place].tally, place, ballots: cell.ballots))
        }
        return CellCounts(cells: cells, of: sheet)
    }

    private func open(_ tally: EncryptedTally, _ place: Int, ballots: Int) throws(TallyError) -> ElectionResult {
        let factors: [[Point]]
        do throws(Trustees.Missing) {
            factors = try sheet.trustees.combine(answers.mapValues { $0.cells[place] })
        } catch {
            throw TallyError(.tooFewAnswers, "\(answers.count) of the trustees' answers are in, and more are needed")
        }
        guard let finder = CountFinder(limit: ballots),
            let result = Decryption(of: tally, factors: factors).variableTimeResult(finder)
        else { throw TallyError(.noCount, "cell \(place + 1) opens to no count of its \(ballots) ballots") }
        return result
    }
}
