//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore

/// One paper ballot as it is typed: an answer for every question, with spaces between.
///
/// `2 1+3 0` marks the second answer of the first question and two answers of the second, and leaves the third blank; `*` is
/// an answer that is invalid, `-` one of a question that may go without. A `0` alone leaves all questions open, a `*` alone
/// is invalid for all.
public struct PaperLine: Hashable, Sendable {
    /// In the order of the questions.
    public let answers: [PaperAnswer]

    /// Longer than any line.
    static let sizeLimit = 8192

    /// Reads a line.
    ///
    /// - Throws: `PaperError` with code `line`, which names the question and not what was typed.
    public init(typed text: String, for shapes: [QuestionShape]) throws(PaperError) {
        guard text.utf8.count <= Self.sizeLimit else { throw PaperError(.line, "too long for a line") }
        var words = text.split(whereSeparator: \.isWhitespace)
        if words == ["*"] { words = shapes.map { _ in "*" } }
        if words == ["0"] { words = shapes.map { $0.mayGoWithout ? "-" : "0" } }
        guard words.count == shapes.count else {
            throw PaperError(.line, "\(words.count) answers, and the ballot has \(shapes.count) questions")
        }
        var answers: [PaperAnswer] = []
        for (place, (word, shape)) in zip(words, shapes).enumerated() {
            answers.append(try Self.answer(word, shape, place + 1))
        }
        self.answers = answers
    }

    /// The line in its one spelling.
    public var text: String {
        answers.map(\.text).joined(separator: " ")
    }

    /// Whether any answer is invalid.
    public var hasInvalid: Bool { answers.contains(.invalid) }

    /// For each question zeros and ones as a ballot encrypts them, invalid answers as blank; nil for a ballot that cannot be
    /// cast, since a question with an invalid answer can neither be blank nor go without one.
    public func plaintext(for shapes: [QuestionShape]) -> [[UInt8]]? {
        precondition(shapes.count == answers.count, "a line of another sheet")
        var plaintext: [[UInt8]] = []
        for (answer, shape) in zip(answers, shapes) {
            var choices = [UInt8](repeating: 0, count: shape.choices)
            let first = shape.allowsBlank ? 1 : 0
            switch answer {
            case .chosen(let numbers):
                for number in numbers { choices[first + number - 1] = 1 }
            case .blank, .invalid:
                if shape.allowsBlank { choices[0] = 1 } else if shape.min > 0 { return nil }
            }
            plaintext.append(choices)
        }
        return plaintext
    }

    private static func answer(
        _ word: Substring,
        _ shape: QuestionShape,
        _ number: Int
    ) throws(PaperError) -> PaperAnswer {
        switch word {
        case "*": return .invalid
        case "0":
            guard shape.allowsBlank else {
                let other = shape.mayGoWithout ? "-" : "*"
                throw PaperError(
                    .line,
                    "question \(number) has no blank: where the paper leaves it open, type \(other)"
                )
            }
            return .blank
        case "-":
            guard shape.min == 0 else { throw PaperError(.line, "question \(number) cannot go without an answer") }
            return .chosen([])
        default:
            var chosen: [Int] = []
            for part in word.split(separator: "+", omittingEmptySubsequences: false) {
                guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let answer = Int(part), part.first != "0",
                    1...shape.answers ~= answer
                else { throw PaperError(.line, "question \(number) has answers from 1 to \(shape.answers)") }
                guard !chosen.contains(answer) else { throw PaperError(.line, "question \(number): an answer twice") }
                chosen.append(answer)
            }
            guard shape.min...shape.max ~= chosen.count else {
                let least = shape.min == shape.max ? "" : "\(shape.min) to "
                throw PaperError(
                    .line,
                    "question \(number) takes \(least)\(shape.max) answers: where the paper has another number, type *"
                )
            }
            return .chosen(chosen.sorted())
        }
    }
}

extension QuestionShape {
    /// Whether it is left open by no answer at all, and not by a blank one.
    fileprivate var mayGoWithout: Bool { !allowsBlank && min == 0 }
}
