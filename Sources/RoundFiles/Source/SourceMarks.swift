//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// Where in the file the values of a definition stand.
struct SourceMarks {
    private var places: [DefinitionPath: SourceMark] = [:]

    /// Notes the place of a path, unless one is known.
    mutating func note(_ path: DefinitionPath, _ mark: SourceMark) {
        if places[path] == nil { places[path] = mark }
    }

    /// The problem at the place of its path, or of what its path is in: a value that was left out has no place of its own.
    func diagnostic(_ problem: DefinitionProblem) -> RoundFileDiagnostic {
        var path: DefinitionPath? = problem.path
        while let candidate = path {
            if let mark = places[candidate] { return RoundFileDiagnostic(problem, mark) }
            path = candidate.parent
        }
        return RoundFileDiagnostic(problem, .start)
    }
}
