//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// What a paper ballot says to one question, as it is typed.
public enum PaperAnswer: Hashable, Sendable {
    /// The answers that are marked, by their numbers from 1, in ascending order; none where the question may be left so.
    case chosen([Int])
    /// Blank on purpose: `0`.
    case blank
    /// Not to be read as an answer: `*`. It is entered as blank, and counted.
    case invalid

    /// How it is typed: on a numeric keypad alone.
    var text: String {
        switch self {
        case .chosen(let numbers): numbers.isEmpty ? "-" : numbers.map(String.init).joined(separator: "+")
        case .blank: "0"
        case .invalid: "*"
        }
    }
}
