//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How many different persons must sign a statement.
public struct SigningPolicy: Hashable, Sendable {
    /// For each kind of act; one for a kind that is not in it.
    public let acts: [ActKind: Int]
    /// A block for the reason *withdrawn*.
    public let withdrawal: Int
    /// Any other block.
    public let block: Int
    /// An activation as a late registration.
    public let lateRegistration: Int
    /// Any other activation.
    public let activation: Int

    /// A policy. A number below 1 is the caller's error.
    public init(
        acts: [ActKind: Int],
        withdrawal: Int = 2,
        block: Int = 1,
        lateRegistration: Int = 2,
        activation: Int = 1
    ) {
        let all = Array(acts.values) + [withdrawal, block, lateRegistration, activation]
        precondition(all.allSatisfy { $0 >= 1 }, "a statement that nobody signs")
        self.acts = acts
        self.withdrawal = withdrawal
        self.block = block
        self.lateRegistration = lateRegistration
        self.activation = activation
    }

    /// Two for what is grave: one official can suspend a round, two resume it.
    public static let usual = SigningPolicy(acts: [
        .open: 2, .resume: 2, .extend: 2, .close: 2, .annul: 2, .publish: 2, .declareInvalid: 2, .destroy: 2,
    ])

    /// How many different persons must sign this statement.
    public func signatures(for statement: Statement) -> Int {
        switch statement {
        case .act(let act): acts[act.kind] ?? 1
        case .block(let item): item.reason == .withdrawn ? withdrawal : block
        case .activation(let item):
            switch item.ground {
            case .late: lateRegistration
            case .replaces: activation
            }
        }
    }
}
