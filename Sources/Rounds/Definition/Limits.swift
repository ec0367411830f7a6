//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How many questions a round may have, by the municipality's ordinance.
public struct Limits: Hashable, Sendable {
    /// Seven advisory and three binding questions: what holds where no ordinance sets another number.
    public static let usual = Limits(advisory: 7, binding: 3)

    /// No ordinance may set more: what a page, a ballot and a reader are built for.
    public static let most = 40

    public var advisory: Int
    public var binding: Int
    /// The ordinance that set them, as it can be looked up; nil for the usual ones.
    public var ordinance: String?

    public init(advisory: Int, binding: Int, ordinance: String? = nil) {
        self.advisory = advisory
        self.binding = binding
        self.ordinance = ordinance
    }
}
