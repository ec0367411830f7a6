//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Somebody's role in the round.
public struct RoleAssignment: Hashable, Sendable {
    public enum Role: String, CaseIterable, Sendable {
        case owner
        case decider
        case coproducer = "co-producer"
        case adviser
        case consulted
        case informed
    }

    public var role: Role
    /// Who has it: a body, a department, a group; no person's name is needed.
    public var who: BilingualText

    public init(role: Role, who: BilingualText) {
        self.role = role
        self.who = who
    }
}
