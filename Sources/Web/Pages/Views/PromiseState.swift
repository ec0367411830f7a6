//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What became of a promise that came with the round's degree of participation.
public enum PromiseState: String, CaseIterable, Sendable {
    /// Still to be kept.
    case pending
    case kept
    case broken
}
