//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Whom a round addresses.
public struct Audience: Hashable, Sendable {
    /// Of what kind they are.
    public enum Kind: String, CaseIterable, Sendable {
        case residents
        /// Businesses and organisations established here.
        case businesses
        /// Civil-society organisations.
        case organisations
    }

    public var kind: Kind
    /// Who they are, in words.
    public var who: BilingualText

    public init(kind: Kind, who: BilingualText) {
        self.kind = kind
        self.who = who
    }
}
