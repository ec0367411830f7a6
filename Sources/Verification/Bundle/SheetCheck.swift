//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony
import RoundBundle
import Rounds

/// Checks one sheet of a bundle beyond its archive: set-up against definition and roll, cells, and the sums opened.
struct SheetCheck {
    let sheet: Sheet
    let definition: RoundDefinition
    let state: SheetState
    let opening: Opening.OfSheet?
    let closing: Closing.OfSheet?
    let roll: RoundState.HashedRoll?
    let folder: BundleFolder

    // MARK: Set-up

    func checkSetUp(_ record: ArchiveExamination.Record, _ findings: inout Findings) {
        guard let roll else {
            findings.fail(.rolls, "\(sheet.id): there is no roll")
            return
        }
        checkRoll(roll.roll, &findings)
        checkElection(record.election, roll, &findings)
        checkCredentials(record.credentials, roll.roll, &findings)
        for case .pedersen(let group) in record.trustees.entries where group.threshold * 2 <= group.size {
            findings.fail(
                .trusteesForm,
                "\(sheet.id): \(group.threshold) of \(group.size) trustees are not more than half"
            )
        }
        let keys = record.trustees.owners.map(\.key.bytes)
        if Set(keys).count < keys.count {
            // One person would count as two of those who must take part.
            findings.fail(.trusteesForm, "\(sheet.id): two trustees have one key")
        }
        guard let opening else { return }
        if opening.fingerprint != record.election.fingerprint || opening.trustees != keys {
            findings.fail(.opening, "\(sheet.id): the opening names another election or other trustees' keys")
        }
    }

    /// The roll fits the definition: its strata, and enough letters in each.
    private func checkRoll(_ roll: Roll, _ findings: inout Findings) {
        guard let strata = SheetStrata(sheet.strata), roll.fits(strata), roll.sheet == sheet.id,
            roll.definition == definition.digest, roll.election == state.election
        else {
            findings.fail(.rollAgainstDefinition, "\(sheet.id): the roll is of another sheet, definition or election")
            return
        }
        let minimum = definition.terms.minimumBallots
        for (place, letters) in roll.counts(of: .letter).prefix(strata.letters.count).enumerated()
        where letters < minimum {
            findings.fail(
                .rollAgainstDefinition,
                "\(sheet.id), stratum \(strata.letters[place]): \(letters) letters, fewer than \(minimum)"
            )
        }
        findings.done(.rollAgainstDefinition)
    }

    private func checkElection(
        _ election: Election,
        _ roll: RoundState.HashedRoll,
        _ findings: inout Findings
    ) {
        do throws(DocumentError) {
            let computed = try Election(
                of: sheet,
                in: definition,
                election: state.election ?? roll.roll.election,
                roll: roll.digest,
                publicKey: election.publicKey
            )
            if computed.bytes != election.bytes {
                findings.fail(
                    .electionAgainstDefinition,
                    "\(sheet.id): the election is not what definition and roll give"
                )
            }
            findings.done(.electionAgainstDefinition)
        } catch {
            findings.fail(.electionAgainstDefinition, "\(sheet.id): \(error)")
        }
    }

    private func checkCredentials(_ list: CredentialList, _ roll: Roll, _ findings: inout Findings) {
        if list.isWeighted {
            findings.fail(.credentialsAgainstRoll, "\(sheet.id): credentials carry weights, which only cells may have")
        }
        if list.count != roll.count || list.keys.indices.contains(where: { list.keys[$0] != roll[$0].key }) {
            findings.fail(.credentialsAgainstRoll, "\(sheet.id): the credentials are not those of the roll")
        }
        findings.done(.credentialsAgainstRoll)
    }

    // MARK: Counting

    /// Forms the cells from the public counts, and sums the ballots of each; nil if anything stands in the way.
    func count(
        _ examination: ArchiveExamination,
        _ record: ArchiveExamination.Record,
        _ findings: inout Findings
    ) async -> SheetTally? {
        guard let roll = roll?.roll, let strata = SheetStrata(sheet.strata), roll.fits(strata),
            record.credentials.count == roll.count
        else { return nil }
        var ballots = [Int](repeating: 0, count: strata.count)
        for place in 0..<roll.count where record.box.lastBallot(at: place) != nil { ballots[roll[place].stratum] += 1 }
        let plan: CellPlan
        do throws(CellPlan.Flaw) {
            plan = try CellPlan(
                strata: strata.ballots(ballots),
                minimum: definition.terms.minimumBallots,
                splits: sheet.isSplit
            )
        } catch {
            findings.fail(.cells, "\(sheet.id): no cells can be formed (\(error))")
            return nil
        }
        var cellOf = [Int](repeating: 0, count: strata.count)
        for (cell, part) in plan.cells.enumerated() {
            for stratum in part.strata { cellOf[stratum] = cell }
        }
        let sums = await examination.checkBallots(
            of: record,
            cells: plan.cells.count,
            cell: { cellOf[roll[$0].stratum] },
            &findings
        )
        guard let sums else { return nil }
        examination.checkTally(of: record, sums: sums.total, &findings)
        return SheetTally(
            election: record.election,
            trustees: record.trustees,
            strata: strata,
            ballots: ballots,
            plan: plan,
            sums: sums,
            lastEvent: closing?.lastEvent ?? record.lastVote.hash,
            isClosed: closing?.lastEvent == record.lastVote.hash
        )
    }

    // MARK: Opening

    /// Checks `cells.json`, and opens the cells with the trustees' answers; nil if they are not opened (yet).
    func openedCells(
        _ tally: SheetTally,
        _ record: ArchiveExamination.Record,
        _ findings: inout Findings
    ) -> CellCounts? {
        let name = BundlePaths.cells(sheet.id)
        guard tally.plan.opening == .cells else {
            if !record.decryptions.isEmpty || folder.has(name) {
                findings.fail(.cells, "\(sheet.id): sums were opened that must stay closed")
            }
            return record.tally == nil ? nil : CellCounts(cells: [], of: tally)
        }
        guard !record.decryptions.isEmpty else {
            if folder.has(name) {
                findings.fail(.cells, "\(sheet.id): sums were opened without a trustee's answer on record")
            }
            return nil
        }
        let document: CellsDocument
        do throws(BundleError) {
            document = try CellsDocument(try folder.read(name, limit: CellsDocument.sizeLimit(of: tally)), of: tally)
            findings.done(.cells, "\(sheet.id): \(tally.plan.cells.count)")
        } catch {
            findings.fail(error.check(or: .cells), "\(sheet.id): \(error)")
            return nil
        }
        let valid = checkAnswers(document, tally, record, &findings)
        guard record.result != nil else { return nil }
        return open(tally, valid, record, &findings)
    }

    private func checkAnswers(
        _ document: CellsDocument,
        _ tally: SheetTally,
        _ record: ArchiveExamination.Record,
        _ findings: inout Findings
    ) -> [Int: [PartialDecryption]] {
        let shapes = record.election.questions.map(\.shape)
        if document.answers.map(\.owner) != record.decryptions.map(\.owner).sorted() {
            findings.fail(.cellProofs, "\(sheet.id): cells.json and the archive hold answers of different trustees")
        }
        var valid: [Int: [PartialDecryption]] = [:]
        for answer in document.answers {
            guard let owner = tally.trustees.owners.first(where: { $0.number == answer.owner }),
                let recorded = record.decryptions.first(where: { $0.owner == answer.owner }),
                let bytes = try? recorded.document.bytes(),
                let total = try? PartialDecryption(bytes, shapes: shapes)
            else { continue }
            let whole = TrusteeAnswer(
                statement: tally.statement,
                owner: answer.owner,
                total: total,
                cells: answer.cells
            )
            let trustee = "\(sheet.id), trustee \(answer.owner)"
            switch whole.fault(for: tally.statement, cells: tally.sums.cells, owner: owner) {
            case nil, .archiveProof: valid[answer.owner] = answer.cells
            case .statement: findings.fail(.cellProofs, "\(trustee): an answer for another number of cells")
            case .cellProof(let cell, let place):
                findings.fail(
                    .cellProofs,
                    "\(trustee): cell \(cell + 1), question \(place.question + 1), sum \(place.item + 1): "
                        + "the factor is not proven"
                )
            case .product(let place):
                findings.fail(
                    .cellProducts,
                    "\(trustee): question \(place.question + 1), sum \(place.item + 1): "
                        + "the archive's factor is not the product of the cells'"
                )
            }
        }
        findings.done(.cellProofs)
        findings.done(.cellProducts)
        return valid
    }

    private func open(
        _ tally: SheetTally,
        _ answers: [Int: [PartialDecryption]],
        _ record: ArchiveExamination.Record,
        _ findings: inout Findings
    ) -> CellCounts? {
        var cells: [ElectionResult] = []
        for (place, cell) in tally.plan.cells.enumerated() {
            let part = answers.compactMapValues { $0.indices.contains(place) ? $0[place] : nil }
            guard let factors = try? tally.trustees.combine(part),
                let finder = CountFinder(limit: cell.ballots),
                let counts = Decryption(of: tally.sums.cells[place].tally, factors: factors)
                    .variableTimeResult(finder)
            else {
                if !findings.hasFailed(anyOf: [.cellProofs, .cellProducts, .decryptionsEnough]) {
                    findings.fail(.cellCounts, "\(sheet.id): cell \(place + 1) does not open to counts")
                }
                return nil
            }
            cells.append(counts)
        }
        findings.done(.cellCounts)
        return CellCounts(cells: cells, of: tally)
    }
}
