//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Whom a round addresses.
public enum Audience: String, CaseIterable, Sendable {
    case residents
    /// Businesses and organisations established here.
    case businesses
    /// Civil-society organisations.
    case organisations
}
