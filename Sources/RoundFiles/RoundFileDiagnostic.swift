//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// A problem and the place in the file where it shows.
public struct RoundFileDiagnostic: Hashable, Sendable {
    public let problem: DefinitionProblem
    /// From 1.
    public let line: Int
    /// From 1, in characters.
    public let column: Int

    init(_ problem: DefinitionProblem, _ mark: SourceMark) {
        self.problem = problem
        line = mark.line
        column = mark.column
    }

    init(_ problem: SourceProblem) {
        self.init(DefinitionProblem(problem.code, .root, problem.detail), problem.mark)
    }

    /// `ballots/assen.yaml:41:7: R13 sheets[0].zones[2]: no zone is called "oost"`.
    public func text(file: String) -> String {
        "\(file):\(line):\(column): \(problem)"
    }

    /// What to do about it.
    public var hint: String { problem.cure }
}

extension RoundFileDiagnostic: Comparable {
    /// The order of the file.
    public static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
