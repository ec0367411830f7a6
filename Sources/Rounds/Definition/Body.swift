//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A body of the municipality that takes decisions.
public enum Body: String, CaseIterable, Sendable {
    /// The mayor and the aldermen (college van burgemeester en wethouders).
    case college
    /// The council (gemeenteraad).
    case raad
}
