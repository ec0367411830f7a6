//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import ElectionRecord
import VerifyCommand

/// A voter's choices as a text file: for each question a line `NUMBER: ANSWERS`.
///
/// Answers are their numbers from 1 with spaces between, or `blank`, or `none` where a question may be left without a
/// choice. Lines that begin with `#` are remarks. Messages name questions and never what was chosen.
enum ChoicesFile {
    /// Longer files are none.
    static let limit = 1 << 16

    /// The file before anything is filled in, with the questions as remarks.
    static func form(of election: Election) -> String {
        var text = "# \(remark(election.name))\n#\n"
        text += "# Behind a question's number write the numbers of your answers, with spaces between.\n"
        for (index, question) in election.questions.enumerated() {
            text += "\n# \(index + 1). \(remark(question.text))\n#    \(rule(question.shape))\n"
            for (place, answer) in question.answers.enumerated() {
                text += "#      \(place + 1)  \(remark(answer))\n"
            }
            text += "\(index + 1):\n"
        }
        return text
    }

    /// For each question a zero or one for each ciphertext, the blank flag first.
    static func read(_ bytes: [UInt8], for election: Election) throws(CommandFailure) -> [[UInt8]] {
        var lines: [Int: [Substring]] = [:]
        let text = String(decoding: bytes, as: UTF8.self)
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let parts = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let content = parts.first.map(String.init) ?? ""
            guard content.contains(where: { !$0.isWhitespace }) else { continue }
            let fields = content.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let number = Int(fields[0].filter { !$0.isWhitespace })
            guard fields.count == 2, let number, election.questions.indices.contains(number - 1) else {
                throw CommandFailure("choices, line \(index + 1): not the number of a question, then a colon")
            }
            let words = fields[1].split(whereSeparator: \.isWhitespace)
            guard lines.updateValue(words, forKey: number) == nil else {
                throw CommandFailure("choices: question \(number) stands there twice")
            }
        }
        var plaintext: [[UInt8]] = []
        for (index, question) in election.questions.enumerated() {
            guard let words = lines[index + 1], !words.isEmpty else {
                throw CommandFailure(
                    "choices: question \(index + 1) has no answer",
                    hint: question.shape.allowsBlank ? "to leave it blank, write: \(index + 1): blank" : nil
                )
            }
            plaintext.append(try answer(words, question.shape, number: index + 1))
        }
        return plaintext
    }

    private static func answer(
        _ words: [Substring],
        _ shape: QuestionShape,
        number: Int
    ) throws(CommandFailure) -> [UInt8] {
        var choices = [UInt8](repeating: 0, count: shape.choices)
        let first = shape.allowsBlank ? 1 : 0
        if words == ["blank"] {
            guard shape.allowsBlank else {
                throw CommandFailure("choices: question \(number) cannot be left blank", hint: rule(shape))
            }
            choices[0] = 1
        } else if words != ["none"] {
            for word in words {
                guard let answer = Int(word), 1...shape.answers ~= answer else {
                    throw CommandFailure("choices: question \(number) has answers from 1 to \(shape.answers)")
                }
                guard choices[first + answer - 1] == 0 else {
                    throw CommandFailure("choices: question \(number) names an answer twice")
                }
                choices[first + answer - 1] = 1
            }
        }
        guard shape.admits(choices) else {
            throw CommandFailure("choices: not so many answers to question \(number)", hint: rule(shape))
        }
        return choices
    }

    /// What is chosen, in words: `2 Nee, het blijft zoals het is`.
    static func text(_ choices: [UInt8], of question: Question) -> [String] {
        let first = question.shape.allowsBlank ? 1 : 0
        if first == 1, choices.first == 1 { return ["blank"] }
        let chosen = question.answers.indices.filter { choices[first + $0] == 1 }
        return chosen.isEmpty ? ["none"] : chosen.map { "\($0 + 1)  \(remark(question.answers[$0]))" }
    }

    private static func rule(_ shape: QuestionShape) -> String {
        let count = shape.min == shape.max ? "\(shape.min)" : "\(shape.min) to \(shape.max)"
        return "choose \(count) of \(shape.answers)" + (shape.allowsBlank ? ", or blank" : "")
            + (shape.min == 0 ? ", or none" : "")
    }

    /// A text that stays on its line.
    static func remark(_ text: String) -> String {
        Printable.text(String(text.map { $0.isNewline ? " " : $0 }))
    }
}
