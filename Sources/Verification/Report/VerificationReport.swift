//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Everything that a verification found, and its one verdict.
public struct VerificationReport: Equatable, Sendable {
    /// The verdict.
    public enum Verdict: String, Sendable {
        /// Every check that applies is ok.
        case verified
        /// At least one check failed.
        case notVerified = "not verified"
        /// The input could not be read: nothing is said about it.
        case notChecked = "could not check"
    }

    /// Something that the reader of a report wants to compare or keep: a fingerprint, a number.
    public struct Fact: Equatable, Sendable {
        /// What it is.
        public let name: String
        /// Its value, as shown elsewhere.
        public let value: String
    }

    /// The file or folder that was verified.
    public let subject: String
    /// One line a check, in the order of the codes.
    public let lines: [CheckLine]
    /// What the record says of itself, as far as it was read.
    public let facts: [Fact]

    /// The verdict on the whole.
    public var verdict: Verdict {
        if lines.contains(where: { $0.code == .unreadable && $0.verdict == .failed }) { return .notChecked }
        return failures > 0 ? .notVerified : .verified
    }

    /// Checks that failed.
    public var failures: Int {
        lines.count { $0.verdict == .failed }
    }

    /// Checks that were carried out.
    public var checked: Int {
        lines.count { [.ok, .failed, .warning].contains($0.verdict) }
    }
}
