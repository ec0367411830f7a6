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
    /// What is still open; every aspect stands here, in `fixed`, or in both.
    public var open: [Aspect: BilingualText]
    /// What is fixed already.
    public var fixed: [Aspect: BilingualText]
    /// What it is worth to the community.
    public var value: BilingualText
    /// Who takes part in which role; no person's name is needed.
    public var roles: [PlanRole: BilingualText]
    /// Whom the round addresses.
    public var audiences: [Audience: BilingualText]
    /// When and how the municipality says what it did with the outcome.
    public var feedback: FeedbackPlan
    /// The body's decision that adopted this plan.
    public var adoption: Adoption

    public init(
        decision: BilingualText,
        decider: Decider,
        open: [Aspect: BilingualText],
        fixed: [Aspect: BilingualText],
        value: BilingualText,
        roles: [PlanRole: BilingualText],
        audiences: [Audience: BilingualText],
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
