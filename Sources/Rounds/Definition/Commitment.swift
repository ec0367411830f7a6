//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Who promised beforehand to follow an outcome: under Dutch law a local outcome binds because of that, and only so.
public struct Commitment: Hashable, Sendable {
    /// Who committed.
    public var body: Body
    /// To what.
    public var promise: BilingualText
    /// By which decision: its name and number, as it can be looked up.
    public var decision: String
    /// When that decision was taken.
    public var date: Day

    public init(body: Body, promise: BilingualText, decision: String, date: Day) {
        self.body = body
        self.promise = promise
        self.decision = decision
        self.date = date
    }
}
