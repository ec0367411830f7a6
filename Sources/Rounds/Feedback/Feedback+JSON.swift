//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Feedback {
    /// What a file of it begins with, and no other file.
    private static let label: StaticString = "{\"format\":\"stemronde/feedback/v1\",\"round\":"

    /// Whether a file says that it is feedback.
    public static func isLabel(of json: [UInt8]) -> Bool {
        var reader = CanonicalReader(json)
        return reader.skip(label)
    }

    /// The document's bytes: canonical JSON.
    public var json: [UInt8] {
        var writer = CanonicalWriter()
        writer.literal(Self.label)
        writer.text(round.text)
        writer.literal(",\"definition\":")
        writer.string(definition.hex)
        writer.literal(",\"date\":")
        writer.text(date.text)
        writer.literal(",\"questions\":")
        writer.list(answers) { $1.write(to: &$0) }
        writer.literal(",\"promises\":")
        writer.list(reports) { $1.write(to: &$0) }
        writer.literal("}")
        return writer.bytes
    }

    /// Reads a document in its one form. Whether it is feedback on a certain round, `problems(on:)` says.
    ///
    /// - Throws: `DefinitionError` with code R02 if it is too long, R09 for other bytes than `json` has, R10 to R12 for
    ///   texts and lists that cannot be.
    public init(json: [UInt8]) throws(DefinitionError) {
        guard json.count <= Self.sizeLimit else { throw DefinitionError([Self.tooLarge(json.count)]) }
        do {
            var reader = CanonicalReader(json)
            try self.init(from: &reader)
            try reader.end()
        } catch {
            let detail = "byte \(error.offset): \(error.code.explanation)"
            throw DefinitionError([DefinitionProblem(.notCanonical, .root, detail)])
        }
        var checker = FeedbackChecker(self)
        checker.checkForm()
        guard checker.problems.isEmpty else { throw DefinitionError(checker.problems) }
    }

    private init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal(Self.label)
        let round: RoundID = try reader.slug()
        try reader.literal(",\"definition\":")
        let definition = try reader.value { Digest(hex: Array($0.utf8)) }
        try reader.literal(",\"date\":")
        let date = try reader.day()
        try reader.literal(",\"questions\":")
        let answers = try reader.list(limit: 2 * Limits.most) {
            reader throws(TextError) in
            try Answer(from: &reader)
        }
        try reader.literal(",\"promises\":")
        let reports = try reader.list(limit: Promise.allCases.count) { reader throws(TextError) in
            try Report(from: &reader)
        }
        try reader.literal("}")
        self.init(round: round, definition: definition, date: date, answers: answers, reports: reports)
    }
}

extension Feedback.Answer {
    fileprivate func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"id\":")
        writer.text(question.text)
        writer.literal(",\"done\":")
        writer.bilingual(done)
        if let reason {
            writer.literal(",\"reason\":")
            writer.bilingual(reason)
        }
        writer.literal("}")
    }

    fileprivate init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"id\":")
        question = try reader.slug()
        try reader.literal(",\"done\":")
        done = try reader.bilingual()
        reason = reader.skip(",\"reason\":") ? try reader.bilingual() : nil
        try reader.literal("}")
    }
}

extension Feedback.Report {
    fileprivate func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"id\":")
        writer.text(promise.rawValue)
        writer.literal(",\"kept\":")
        writer.boolean(isKept)
        writer.literal(",\"explanation\":")
        writer.bilingual(explanation)
        writer.literal("}")
    }

    fileprivate init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"id\":")
        promise = try reader.word()
        try reader.literal(",\"kept\":")
        isKept = try reader.boolean()
        try reader.literal(",\"explanation\":")
        explanation = try reader.bilingual()
        try reader.literal("}")
    }
}
