//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// What one check came to.
public struct CheckLine: Equatable, Sendable {
    /// Three verdicts, and two ways of having none.
    public enum Verdict: String, Sendable {
        case ok
        case failed = "FAIL"
        case warning
        /// An earlier failure left nothing to check.
        case notReached = "not reached"
        /// The record does not come that far, or has nothing of the kind.
        case notApplicable = "-"
    }

    /// Which check.
    public let code: CheckCode
    /// What it came to.
    public let verdict: Verdict
    /// What was checked or computed, in a few words; empty where there is nothing to say.
    public let summary: String
    /// Every failure or warning: what, which, why; computed and claimed. At most ``Findings/limit`` of them are kept.
    public let findings: [String]
    /// Failures or warnings in all, also those that are not kept.
    public let count: Int
}
