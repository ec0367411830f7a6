//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

/// Reads the canonical JSON of a ballot (docs/record-format.md, "Ballot").
struct BallotReader {
    private var reader: CanonicalReader
    private var question = -1

    init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Reads from the first of `bytes`; something else may follow the ballot.
    init(_ bytes: ArraySlice<UInt8>) {
        reader = CanonicalReader(bytes)
    }

    /// Bytes read so far.
    var offset: Int {
        reader.offset
    }

    /// Reads everything up to the signature.
    mutating func body(_ context: BallotContext) throws(BallotError) -> (Point, [Answer]) {
        try literal("{\"election_uuid\":")
        guard try string(limit: 64) == context.uuid else { throw error(.electionUUID) }
        try literal(",\"election_hash\":")
        guard try string(limit: 64) == context.fingerprint.base64 else { throw error(.electionHash) }
        try literal(",\"credential\":")
        let credential = try point()
        try literal(",\"answers\":[")
        var answers: [Answer] = []
        for (index, shape) in context.questions.enumerated() {
            question = index
            try next(index, .answerCount)
            answers.append(try answer(shape))
        }
        question = -1
        try close(.answerCount)
        return (credential, answers)
    }

    /// Reads the signature and the end.
    mutating func signature() throws(BallotError) -> (Digest, Proof) {
        if reader.next(is: "}") { throw error(.signatureMissing) }
        try literal(",\"signature\":{\"hash\":")
        guard let hash = Digest(base64: try string(limit: 64)) else { throw error(.signatureHash) }
        try literal(",\"proof\":")
        let proof = try proof(item: -1)
        try literal("}}")
        do throws(TextError) { try reader.end() } catch { throw BallotError(error) }
        return (hash, proof)
    }

    private mutating func answer(_ shape: QuestionShape) throws(BallotError) -> Answer {
        try literal("{\"choices\":[")
        var choices: [Ciphertext] = []
        for index in 0..<shape.choices {
            try next(index, .choiceCount)
            try literal("{\"alpha\":")
            let alpha = try point(item: index)
            try literal(",\"beta\":")
            choices.append(Ciphertext(alpha: alpha, beta: try point(item: index)))
            try literal("}")
        }
        try close(.choiceCount)
        try literal(",\"individual_proofs\":[")
        var individual: [[Proof]] = []
        for index in 0..<shape.choices {
            try next(index, .choiceCount)
            individual.append(try proofs(2, item: index))
        }
        try close(.choiceCount)
        try literal(",\"overall_proof\":")
        let overall = try proofs(shape.overallBranches, item: -1)
        var blank: [Proof]?
        if shape.allowsBlank {
            if reader.next(is: "}") { throw error(.blankProofPresence) }
            try literal(",\"blank_proof\":")
            blank = try proofs(2, item: -1)
        } else if reader.next(is: ",\"blank_proof\"") {
            throw error(.blankProofPresence)
        }
        try literal("}")
        return Answer(choices: choices, individualProofs: individual, overallProof: overall, blankProof: blank)
    }

    private mutating func proofs(_ count: Int, item: Int) throws(BallotError) -> [Proof] {
        try literal("[")
        var proofs: [Proof] = []
        for index in 0..<count {
            try next(index, .branchCount, item: item)
            proofs.append(try proof(item: item))
        }
        try close(.branchCount, item: item)
        return proofs
    }

    private mutating func proof(item: Int) throws(BallotError) -> Proof {
        try literal("{\"challenge\":")
        let challenge = try scalar(item: item)
        try literal(",\"response\":")
        let response = try scalar(item: item)
        try literal("}")
        return Proof(challenge: challenge, response: response)
    }

    private mutating func point(item: Int = -1) throws(BallotError) -> Point {
        let text = try string(limit: 128)
        do throws(Point.Failure) {
            return try Point(hex: text)
        } catch {
            switch error {
            case .text: throw self.error(.pointText, item: item)
            case .encoding: throw self.error(.pointEncoding, item: item)
            case .subgroup: throw self.error(.pointSubgroup, item: item)
            }
        }
    }

    private mutating func scalar(item: Int) throws(BallotError) -> Scalar {
        let text = try string(limit: 128)
        do throws(Scalar.DecimalError) {
            return try Scalar(decimal: text)
        } catch {
            throw self.error(error == .range ? .scalarRange : .scalarText, item: item)
        }
    }

    /// Reads the comma before the element at `index`, but for the first; where the list ends instead there are too few.
    private mutating func next(_ index: Int, _ code: BallotError.Code, item: Int = -1) throws(BallotError) {
        if reader.next(is: "]") { throw error(code, item: item) }
        if index > 0 { try literal(",") }
    }

    /// Reads the end of a list; where a comma stands instead there are too many.
    private mutating func close(_ code: BallotError.Code, item: Int = -1) throws(BallotError) {
        if reader.next(is: ",") { throw error(code, item: item) }
        try literal("]")
    }

    private mutating func literal(_ text: StaticString) throws(BallotError) {
        do throws(TextError) { try reader.literal(text) } catch { throw BallotError(error) }
    }

    private mutating func string(limit: Int) throws(BallotError) -> [UInt8] {
        do throws(TextError) { return try reader.string(limit: limit) } catch { throw BallotError(error) }
    }

    private func error(_ code: BallotError.Code, item: Int = -1) -> BallotError {
        BallotError(code, question: question, item: item)
    }
}
