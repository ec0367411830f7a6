//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What co-operation happens within: fixed beforehand, and what the body commits to.
public struct Frame: Hashable, Sendable {
    public var time: BilingualText
    public var money: BilingualText
    public var conditions: BilingualText
    /// To follow the outcome once it has been tested against the conditions.
    public var commitment: Commitment

    public init(time: BilingualText, money: BilingualText, conditions: BilingualText, commitment: Commitment) {
        self.time = time
        self.money = money
        self.conditions = conditions
        self.commitment = commitment
    }
}
