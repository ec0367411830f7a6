//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import RoundBundle
public import Rounds

/// What an examination of a bundle has found.
public struct BundleExamined: Sendable {
    /// Every check.
    public let report: VerificationReport
    /// The counted sheets, in the definition's order; none unless everything was verified.
    public let sheets: [SheetTally]
    /// The phase by the log; nil if the log could not be read. Believe it only if the report says *verified*.
    public let phase: Phase?
    /// The hash of the first roster in the log, to be compared with the one published elsewhere.
    public let anchor: Digest?
}
