//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The participation plan that the deciding body adopts before the round may open.
public struct Plan: Hashable, Sendable {
    /// What is to be decided.
    public var decision: BilingualText
    /// Who decides it.
    public var decider: Decider
    /// What is still open.
    public var open: [Room]
    /// What is fixed already.
    public var fixed: [Room]
    /// What it is worth to the community.
    public var value: BilingualText
    /// Who takes part in which role.
    public var roles: [RoleAssignment]
    /// Whom the round addresses.
    public var audiences: [Audience]
    /// When and how the municipality says what it did with the outcome.
    public var feedback: FeedbackPlan
    /// The body's decision that adopted this plan.
    public var adoption: Adoption

    public init(
        decision: BilingualText,
        decider: Decider,
        open: [Room],
        fixed: [Room],
        value: BilingualText,
        roles: [RoleAssignment],
        audiences: [Audience],
        feedback: FeedbackPlan,
        adoption: Adoption
    ) {
        self.decision = decision
        self.decider = decider
        self.open = open
        self.fixed = fixed
        self.value = value
        self.roles = roles
        self.audiences = audiences
        self.feedback = feedback
        self.adoption = adoption
    }
}
