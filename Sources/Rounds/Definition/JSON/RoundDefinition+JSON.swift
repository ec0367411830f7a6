//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension RoundDefinition {
    /// Reads `definition.json` and checks all of it again; accepts no bytes but those that `json` would be.
    public init(json: [UInt8]) throws(DefinitionError) {
        guard json.count <= DefinitionBounds.bytes else {
            throw Self.notCanonical("\(json.count) bytes, more than \(DefinitionBounds.bytes)")
        }
        let draft: RoundDraft
        do {
            var reader = CanonicalReader(json)
            draft = try RoundDraft(from: &reader)
        } catch {
            throw Self.notCanonical("byte \(error.offset): \(error.code.explanation)")
        }
        try self.init(checking: draft)
        guard self.json == json else {
            let place = zip(self.json, json).enumerated().first { $1.0 != $1.1 }?.offset
            throw Self.notCanonical("byte \(place ?? min(json.count, self.json.count)): out of order, or not a default")
        }
    }

    private static func notCanonical(_ detail: String) -> DefinitionError {
        DefinitionError([DefinitionProblem(.notCanonical, .root, detail)])
    }
}

extension TextError.Code {
    /// What is wrong there.
    var explanation: String {
        switch self {
        case .unexpected: "not what the format puts there"
        case .truncated: "the text ends too early"
        case .string: "a string in another spelling"
        case .number: "a number in another spelling or out of range"
        case .trailing: "something follows the end"
        }
    }
}
