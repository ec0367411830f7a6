//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import RecordFixtures
import TestSupport
import Testing

@testable import KeyCeremony

/// Answers to tallies in cells.
struct TrusteeAnswerTests {
    private let record: OpenedRecord
    private let sums: CellSums
    private let secret: SecretScalar
    private let owner: Trustees.Owner
    private let statement: TallyStatement
    private let answer: TrusteeAnswer

    init() throws {
        record = try OpenedRecord(SoundArchive.multi.file)
        // Three cells, of which the last has no ballot.
        sums = try record.sums(cells: 3) { $0 % 2 }
        let key = try Fixture.bytes("belenios/sound/multi/trustees/2A556680.privkey")
        let scalar = try Scalar(decimal: key.filter { $0 != 0x22 && $0 != 0x0A })
        secret = try #require(SecretScalar(canonical: scalar.bytes))
        owner = record.setup.trustees.owners[0]
        statement = TallyStatement(
            fingerprint: record.setup.election.fingerprint,
            lastEvent: Digest(of: [1]),
            cellList: Digest(of: [2])
        )
        answer = TrusteeAnswer(to: statement, cells: sums.cells, owner: owner, secret: secret)
    }

    @Test("An answer holds, and its part for the archive has the recorded factors")
    func sound() throws {
        #expect(fault(answer) == nil)
        let recorded = try PartialDecryption(
            try #require(record.decryptions.first).record.bytes(),
            shapes: record.setup.election.shapes
        )
        #expect(answer.total.factors == recorded.factors)
        #expect(answer.cells[2].factors.allSatisfy { $0.allSatisfy(\.isNeutral) })
        let again = try TrusteeAnswer(answer.bytes, shapes: record.setup.election.shapes)
        #expect(again == answer)
        #expect(fault(again) == nil)
    }

    @Test("The cells' counts add up to the recorded result")
    func counts() throws {
        let finder = try #require(CountFinder(limit: 11))
        let trustees = record.setup.trustees
        var total = [[Int]](repeating: [], count: record.setup.election.shapes.count)
        for (cell, part) in answer.cells.enumerated() {
            let decryption = Decryption(of: sums.cells[cell].tally, factors: try trustees.combine([1: part]))
            let counts = try #require(decryption.variableTimeResult(finder)).counts
            total = zip(total, counts).map { $0.isEmpty ? $1 : zip($0, $1).map(+) }
        }
        #expect(ElectionResult(counts: total).bytes == (try record.result?.bytes()))
    }

    @Test("An answer to another tally, of another trustee or about other cells is not taken")
    func statements() {
        let zero = Digest(of: [])
        let others = [
            TallyStatement(fingerprint: zero, lastEvent: statement.lastEvent, cellList: statement.cellList),
            TallyStatement(fingerprint: statement.fingerprint, lastEvent: zero, cellList: statement.cellList),
            TallyStatement(fingerprint: statement.fingerprint, lastEvent: statement.lastEvent, cellList: zero),
        ]
        for other in others {
            #expect(answer.fault(for: other, cells: sums.cells, owner: owner) == .statement)
            // The same factors and proofs, said to be for it.
            let claimed = TrusteeAnswer(statement: other, owner: 1, total: answer.total, cells: answer.cells)
            let found = claimed.fault(for: other, cells: sums.cells, owner: owner)
            #expect(found == .cellProof(cell: 0, SumPlace(question: 0, item: 0)))
        }
        #expect(fault(changed(owner: 2)) == .statement)
        #expect(fault(changed(cells: Array(answer.cells.dropLast()))) == .statement)
    }

    @Test("A cell's proof holds for its cell and its owner's number only")
    func cellsAndOwners() {
        let swapped = [answer.cells[1], answer.cells[0], answer.cells[2]]
        #expect(fault(changed(cells: swapped)) == .cellProof(cell: 0, SumPlace(question: 0, item: 0)))
        let proven = CellStatement(tally: statement, cell: 0, owner: 1, key: owner.key)
        #expect(proven.firstFault(of: answer.cells[0], to: sums.cells[0].tally) == nil)
        let others = [
            CellStatement(tally: statement, cell: 1, owner: 1, key: owner.key),
            CellStatement(tally: statement, cell: 0, owner: 2, key: owner.key),
            CellStatement(tally: statement, cell: 0, owner: 1, key: .generator),
        ]
        for other in others { #expect(other.firstFault(of: answer.cells[0], to: sums.cells[0].tally) != nil) }
    }

    @Test("A cell's proof hashes the statement that is written down")
    func statementText() {
        let sum = sums.cells[1].sums[0][2]
        let factor = answer.cells[1].factors[0][2]
        let proof = answer.cells[1].proofs[0][2]
        let parts = [
            "stemronde/cell-proof/v1", hex(statement.fingerprint.hex), hex(statement.lastEvent.hex),
            hex(statement.cellList.hex), "1", "1", hex(owner.key.hex),
            "\(hex(sum.alpha.hex)),\(hex(sum.beta.hex))", hex(factor.hex), "",
        ]
        let commitments = [
            Point.variableTimeGeneratorPower(proof.response) * owner.key.variableTimePower(proof.challenge),
            sum.alpha.variableTimePower(proof.response) * factor.variableTimePower(proof.challenge),
        ]
        let prefix = Array(parts.joined(separator: "|").utf8)
        #expect(proof.challenge == Challenge.over(prefix: prefix, commitments))
        // H itself, from its description: SHA-256 as a big-endian number, mod q.
        let text = prefix + commitments[0].hex + [0x2C] + commitments[1].hex
        #expect(proof.challenge == Scalar(reducingModOrder: Digest(of: text)))
    }

    private func hex(_ text: [UInt8]) -> String {
        String(decoding: text, as: UTF8.self)
    }

    @Test("A changed factor or proof is found where it is")
    func factors() {
        let place = SumPlace(question: 1, item: 2)
        let factor = Self.changed(answer.cells[1], place) { $0 * .generator }
        #expect(fault(changed(cells: [answer.cells[0], factor, answer.cells[2]])) == .cellProof(cell: 1, place))
        let proof = Self.changed(answer.cells[1], place) { $0 }
        #expect(fault(changed(cells: [answer.cells[0], proof, answer.cells[2]])) == .cellProof(cell: 1, place))
        let total = Self.changed(answer.total, place) { $0 * .generator }
        #expect(fault(changed(total: total)) == .product(place))
        let unproven = Self.changed(answer.total, place) { $0 }
        #expect(fault(changed(total: unproven)) == .archiveProof(place))
    }

    @Test("A false factor that Belenios' proof cannot show is shown by the cells")
    func forgery() throws {
        // The commitment is chosen first, and then the factor that fits it: H does not cover the factor.
        let place = SumPlace(question: 0, item: 1)
        let sum = sums.total.tally.sums[0][1]
        let nonce = SecretScalar.random()
        let commitment = SecretScalar.random().generatorPower
        let prefix = BeleniosDecryption.prefix(fingerprint: statement.fingerprint, key: owner.key)
        let challenge = Challenge.over(prefix: prefix, [nonce.generatorPower, commitment])
        let response = secret.response(nonce: nonce, challenge: challenge)
        let inverse = try #require(challenge.inverse)
        let factor = (commitment / sum.alpha.variableTimePower(response)).variableTimePower(inverse)
        #expect(factor != secret.power(of: sum.alpha))
        var (factors, proofs) = (answer.total.factors, answer.total.proofs)
        factors[0][1] = factor
        proofs[0][1] = Proof(challenge: challenge, response: response)
        let forged = PartialDecryption(factors: factors, proofs: proofs)
        let tally = sums.total.tally
        let fingerprint = statement.fingerprint
        #expect(BeleniosDecryption.firstFault(of: forged, to: tally, key: owner.key, fingerprint: fingerprint) == nil)
        #expect(fault(changed(total: forged)) == .product(place))
    }

    @Test("An answer's file in any other form is refused")
    func form() throws {
        let shapes = record.setup.election.shapes
        let bytes = answer.bytes
        #expect(throws: DocumentError.self) { try TrusteeAnswer(bytes + [0x0A], shapes: shapes) }
        #expect(throws: DocumentError.self) { try TrusteeAnswer(Array(bytes.dropLast()), shapes: shapes) }
        #expect(throws: DocumentError.self) { try TrusteeAnswer(bytes, shapes: Array(shapes.dropLast())) }
        #expect(throws: DocumentError.self) { try TrusteeAnswer([0x20] + bytes, shapes: shapes) }
    }

    private func fault(_ answer: TrusteeAnswer) -> TrusteeAnswer.Fault? {
        answer.fault(for: statement, cells: sums.cells, owner: owner)
    }

    private func changed(
        owner: Int = 1,
        total: PartialDecryption? = nil,
        cells: [PartialDecryption]? = nil
    ) -> TrusteeAnswer {
        TrusteeAnswer(
            statement: statement,
            owner: owner,
            total: total ?? answer.total,
            cells: cells ?? answer.cells
        )
    }

    /// The answer with one factor changed, or its proof if the factor is not.
    private static func changed(
        _ answer: PartialDecryption,
        _ place: SumPlace,
        _ change: (Point) -> Point
    ) -> PartialDecryption {
        var (factors, proofs) = (answer.factors, answer.proofs)
        let factor = factors[place.question][place.item]
        let proof = proofs[place.question][place.item]
        factors[place.question][place.item] = change(factor)
        if change(factor) == factor {
            let response = proof.response + Scalar(1)
            proofs[place.question][place.item] = Proof(challenge: proof.challenge, response: response)
        }
        return PartialDecryption(factors: factors, proofs: proofs)
    }
}
