//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One reason to refuse a definition: what is wrong, where, and what to do about it.
public struct DefinitionProblem: Error, Hashable, Sendable {
    public let code: Code
    /// The place, as precisely as it is known.
    public let path: DefinitionPath
    /// What, which value and why; lower case, no full stop.
    public let detail: String

    /// A problem at a place.
    public init(_ code: Code, _ path: DefinitionPath, _ detail: String) {
        self.code = code
        self.path = path
        self.detail = detail
    }

    /// What to do about it; lower case, no full stop.
    public var cure: String { code.cure }
}

extension DefinitionProblem: CustomStringConvertible {
    /// `R13 sheets[0].zones[1]: no zone is called "oost"`; where the definition as a whole is meant, without a path.
    public var description: String {
        path == .root ? "\(code.rawValue) \(detail)" : "\(code.rawValue) \(path): \(detail)"
    }
}
