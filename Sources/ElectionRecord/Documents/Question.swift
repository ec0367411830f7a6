//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText

/// A question as an election states it.
public struct Question: Equatable, Sendable {
    /// What is asked.
    public let text: String
    /// The answers in order, the blank one not among them.
    public let answers: [String]
    /// How many answers there are and how many may be chosen.
    public let shape: QuestionShape

    /// Whether `"blank":false` is written out; it is kept as it was read, for the election's hash covers it.
    private let writesNoBlank: Bool

    /// The longest text of a question or an answer, in bytes.
    static let textLimit = 1 << 16

    /// A question; throws `questionShape` if the numbers do not fit each other.
    public init(text: String, answers: [String], allowsBlank: Bool, min: Int, max: Int) throws(DocumentError) {
        let shape = QuestionShape(answers: answers.count, allowsBlank: allowsBlank, min: min, max: max)
        guard let shape else {
            throw DocumentError(
                .questionShape,
                "election: \(min) to \(max) of \(answers.count) answers cannot be asked"
            )
        }
        self.text = text
        self.answers = answers
        self.shape = shape
        writesNoBlank = false
    }

    init(_ reader: inout DocumentReader) throws(DocumentError) {
        try reader.literal("{\"answers\":")
        answers = try reader.list(limit: QuestionShape.maximumAnswers) { reader throws(DocumentError) in
            try reader.string(limit: Self.textLimit)
        }
        let blank = reader.skip(",\"blank\":") ? try reader.boolean() : nil
        try reader.literal(",\"min\":")
        let min = try reader.integer()
        try reader.literal(",\"max\":")
        let max = try reader.integer()
        let shape = QuestionShape(answers: answers.count, allowsBlank: blank == true, min: min, max: max)
        guard let shape else {
            throw reader.error(.questionShape, "\(min) to \(max) of \(answers.count) answers cannot be asked")
        }
        self.shape = shape
        writesNoBlank = blank == false
        try reader.literal(",\"question\":")
        text = try reader.string(limit: Self.textLimit)
        try reader.literal("}")
    }

    func write(_ writer: inout CanonicalWriter) {
        writer.literal("{\"answers\":")
        writer.list(answers) { $0.string($1.utf8) }
        if shape.allowsBlank { writer.literal(",\"blank\":true") }
        if writesNoBlank { writer.literal(",\"blank\":false") }
        writer.literal(",\"min\":")
        writer.integer(shape.min)
        writer.literal(",\"max\":")
        writer.integer(shape.max)
        writer.literal(",\"question\":")
        writer.string(text.utf8)
        writer.literal("}")
    }
}
