//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The decision by which a body adopted the plan.
public struct Adoption: Hashable, Sendable {
    public var body: Body
    /// Its name and number, as it can be looked up.
    public var decision: String
    public var date: Day

    public init(body: Body, decision: String, date: Day) {
        self.body = body
        self.decision = decision
        self.date = date
    }
}
