//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What makes a question binding: how it is decided, and who has promised to follow the outcome.
public struct Binding: Hashable, Sendable {
    /// The option that a rule for two options is about.
    public static let forOption: OptionID = "for"
    /// The other one.
    public static let againstOption: OptionID = "against"

    public var rule: DecisionRule
    public var commitment: Commitment

    public init(rule: DecisionRule, commitment: Commitment) {
        self.rule = rule
        self.commitment = commitment
    }
}
