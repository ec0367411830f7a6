//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Verification

/// Why a simulated round does not come to its end.
public struct SimulationError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public let description: String
    /// The report, if a verification failed.
    public let report: VerificationReport?

    init(_ description: String, report: VerificationReport? = nil) {
        self.description = description
        self.report = report
    }
}
