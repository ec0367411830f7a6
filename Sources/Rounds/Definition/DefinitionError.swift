//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a definition is refused: every problem that was found, in the definition's order; at least one.
public struct DefinitionError: Error, Hashable, Sendable {
    public let problems: [DefinitionProblem]

    /// An error of at least one problem.
    public init(_ problems: [DefinitionProblem]) {
        precondition(!problems.isEmpty, "an error without a problem")
        self.problems = problems
    }
}

extension DefinitionError: CustomStringConvertible {
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
