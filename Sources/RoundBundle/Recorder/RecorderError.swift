//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// Why an entry is not recorded; nothing of it is.
public struct RecorderError: Error, Sendable, CustomStringConvertible {
    /// The rules that it would break, if that is why.
    public let problems: [LogProblem]
    /// What, which value, why.
    public let description: String

    init(_ problems: [LogProblem]) {
        self.problems = problems
        description = problems.map(\.detail).joined(separator: "; ")
    }

    init(_ description: String) {
        problems = []
        self.description = description
    }
}
