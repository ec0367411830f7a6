//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension BallotContext {
    /// Why bytes are no election that ballots can be made for.
    public struct ElectionError: Error, Equatable, Sendable {
        /// What is wrong.
        public enum Code: UInt8, Sendable {
            /// The bytes are not the canonical JSON of a version 1 election in the Ed25519 group.
            case json
            /// The public key is no member of the group, or the neutral element, under which nothing is secret.
            case publicKey
            /// A question's numbers contradict each other, or it has no answers or too many; or there is no question.
            case question
            /// The uuid is not 14 to 64 base58 characters.
            case uuid
        }

        /// What is wrong.
        public let code: Code
        /// Bytes from the start of the election.
        public let offset: Int
    }

    /// The most questions that an election may have here; the format itself knows no bound.
    public static let maximumQuestions = 100

    /// Whether `text` has the form of an election's identifier.
    public static func isUUID(_ text: [UInt8]) -> Bool {
        text.count >= 14 && text.count <= 64 && Base58.isText(text)
    }

    /// What ballots need of an election, from its bytes as archived (docs/record-format.md, "Election").
    ///
    /// The fingerprint is computed over these very bytes, so who makes a ballot and who checks it cannot mean different
    /// questions or keys. Texts are checked for their form and passed over.
    public init(electionJSON bytes: [UInt8]) throws(ElectionError) {
        var reader = ElectionReader(bytes)
        let (uuid, publicKey, questions) = try reader.election()
        self.init(uuid: uuid, fingerprint: Digest(of: bytes), publicKey: publicKey, questions: questions)
    }
}

/// Reads an election's canonical JSON for what ballots need of it.
private struct ElectionReader {
    private var reader: CanonicalReader

    init(_ bytes: [UInt8]) {
        reader = CanonicalReader(bytes)
    }

    mutating func election() throws(BallotContext.ElectionError) -> ([UInt8], Point, [QuestionShape]) {
        try literal("{\"version\":1,\"description\":")
        try text()
        try literal(",\"name\":")
        try text()
        try literal(",\"group\":\"Ed25519\",\"public_key\":")
        let publicKey = try point()
        try literal(",\"questions\":[")
        var questions = [try question()]
        while reader.skip(",") {
            guard questions.count < BallotContext.maximumQuestions else { throw error(.question) }
            questions.append(try question())
        }
        try literal("],\"uuid\":")
        let place = error(.uuid)
        let uuid = try text()
        guard BallotContext.isUUID(uuid) else { throw place }
        try appendix()
        return (uuid, publicKey, questions)
    }

    private mutating func question() throws(BallotContext.ElectionError) -> QuestionShape {
        let place = error(.question)
        if reader.next(is: "]") { throw place }
        try literal("{\"answers\":[")
        var answers = 0
        if !reader.next(is: "]") {
            repeat {
                guard answers < QuestionShape.maximumAnswers else { throw place }
                try text()
                answers += 1
            } while reader.skip(",")
        }
        try literal("]")
        var allowsBlank = false
        if reader.skip(",\"blank\":") { allowsBlank = try boolean() }
        try literal(",\"min\":")
        let min = try integer()
        try literal(",\"max\":")
        let max = try integer()
        try literal(",\"question\":")
        try text()
        try literal("}")
        guard let shape = QuestionShape(answers: answers, allowsBlank: allowsBlank, min: min, max: max) else {
            throw place
        }
        return shape
    }

    /// Reads the fields that may follow, and the end.
    private mutating func appendix() throws(BallotContext.ElectionError) {
        if reader.skip(",\"administrator\":") { try text() }
        if reader.skip(",\"credential_authority\":") { try text() }
        if reader.skip(",\"language\":[") {
            try text()
            try literal(",")
            try text()
            try literal("]")
        }
        try literal("}")
        do throws(TextError) { try reader.end() } catch { throw self.error(error) }
    }

    private mutating func point() throws(BallotContext.ElectionError) -> Point {
        let place = error(.publicKey)
        let hex = try text()
        let point: Point
        do throws(Point.Failure) { point = try Point(hex: hex) } catch { throw place }
        guard !point.isNeutral else { throw place }
        return point
    }

    @discardableResult
    private mutating func text() throws(BallotContext.ElectionError) -> [UInt8] {
        do throws(TextError) { return try reader.string() } catch { throw self.error(error) }
    }

    private mutating func integer() throws(BallotContext.ElectionError) -> Int {
        do throws(TextError) { return try reader.integer() } catch { throw self.error(error) }
    }

    private mutating func boolean() throws(BallotContext.ElectionError) -> Bool {
        do throws(TextError) { return try reader.boolean() } catch { throw self.error(error) }
    }

    private mutating func literal(_ text: StaticString) throws(BallotContext.ElectionError) {
        do throws(TextError) { try reader.literal(text) } catch { throw self.error(error) }
    }

    private func error(_ code: BallotContext.ElectionError.Code) -> BallotContext.ElectionError {
        BallotContext.ElectionError(code: code, offset: reader.offset)
    }

    private func error(_ error: TextError) -> BallotContext.ElectionError {
        BallotContext.ElectionError(code: .json, offset: error.offset)
    }
}
