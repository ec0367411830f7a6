//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Reads the canonical JSON of an audit file, and checks it as it goes.
struct BallotAuditReader {
    /// More sheets than a visit has.
    private static let maximumBallots = 64

    private let bytes: [UInt8]
    private let elections: [BallotContext]
    private var reader: CanonicalReader
    /// Where the reader began: it is made anew after each ballot, which another reader reads.
    private var start = 0
    private var index = 0

    init(_ bytes: [UInt8], elections: [BallotContext]) {
        self.bytes = bytes
        self.elections = elections
        reader = CanonicalReader(bytes)
    }

    mutating func file() throws(BallotAudit.Failure) -> [BallotAudit] {
        try literal("{\"type\":\"stemronde/ballot-audit/v1\",\"ballots\":[")
        var audits = [try audit()]
        while reader.skip(",") {
            index += 1
            guard index < Self.maximumBallots else { throw failure(.json, item: start + reader.offset) }
            audits.append(try audit())
        }
        try literal("]}")
        do throws(TextError) { try reader.end() } catch { throw failure(error) }
        return audits
    }

    private mutating func audit() throws(BallotAudit.Failure) -> BallotAudit {
        try literal("{\"ballot\":")
        let context = try election()
        let first = start + reader.offset
        var ballot = BallotReader(bytes[first...])
        let credential: Point
        let answers: [Answer]
        do throws(BallotError) {
            (credential, answers) = try ballot.body(context)
        } catch {
            throw failure(.ballot, question: error.question, item: error.item)
        }
        start = first + ballot.offset
        reader = CanonicalReader(bytes[start...])
        try literal("}")
        let checkCode = Digest(of: Array(bytes[first..<(start + reader.offset)]))
        try literal(",\"openings\":[")
        var choices: [[UInt8]] = []
        for (question, answer) in answers.enumerated() {
            if question > 0 { try literal(",") }
            let values = try openings(answer, question, context)
            guard context.questions[question].admits(values) else { throw failure(.choices, question: question) }
            choices.append(values)
        }
        try literal("]}")
        return BallotAudit(uuid: context.uuid, credential: credential, checkCode: checkCode, choices: choices)
    }

    /// The election that the ballot here names. Reads nothing.
    private func election() throws(BallotAudit.Failure) -> BallotContext {
        var ahead = reader
        let uuid: [UInt8]
        do throws(TextError) {
            try ahead.literal("{\"election_uuid\":")
            uuid = try ahead.string(limit: 64)
        } catch {
            throw failure(error)
        }
        guard let context = elections.first(where: { $0.uuid == uuid }) else { throw failure(.election) }
        return context
    }

    private mutating func openings(
        _ answer: Answer,
        _ question: Int,
        _ context: BallotContext
    ) throws(BallotAudit.Failure) -> [UInt8] {
        try literal("[")
        var values: [UInt8] = []
        for (item, ciphertext) in answer.choices.enumerated() {
            if item > 0 {
                if reader.next(is: "]") { throw failure(.choices, question: question) }
                try literal(",")
            }
            let opening = try opening()
            guard opening.opens(ciphertext, key: context.publicKey) else {
                throw failure(.opening, question: question, item: item)
            }
            values.append(opening.value)
        }
        if reader.next(is: ",") { throw failure(.choices, question: question) }
        try literal("]")
        return values
    }

    private mutating func opening() throws(BallotAudit.Failure) -> BallotOpening {
        try literal("{\"value\":")
        let value: UInt8 = reader.skip("1") ? 1 : 0
        if value == 0 { try literal("0") }
        try literal(",\"randomness\":")
        let place = failure(.json, item: start + reader.offset)
        let digits: [UInt8]
        do throws(TextError) { digits = try reader.string(limit: 128) } catch { throw failure(error) }
        let randomness: Scalar
        do throws(Scalar.DecimalError) { randomness = try Scalar(decimal: digits) } catch { throw place }
        try literal("}")
        return BallotOpening(value: value, randomness: randomness)
    }

    private mutating func literal(_ text: StaticString) throws(BallotAudit.Failure) {
        do throws(TextError) { try reader.literal(text) } catch { throw failure(error) }
    }

    private func failure(_ code: BallotAudit.Failure.Code, question: Int = -1, item: Int = -1) -> BallotAudit.Failure {
        BallotAudit.Failure(code: code, ballot: index, question: question, item: item)
    }

    private func failure(_ error: TextError) -> BallotAudit.Failure {
        failure(.json, item: start + error.offset)
    }
}
