//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Foundation
import Rounds
import VerifyCommand

/// Until when a statement that is drafted now can be submitted.
struct SubmissionOption: ParsableArguments {
    @Option(help: "Within how many hours it must be submitted.")
    var within = 24

    func validate() throws {
        guard 1...8760 ~= within else { throw ValidationError("--within \(within): from 1 to 8760 hours") }
    }

    /// Now, by this machine's clock and in its time zone, and the last moment of submission: not after `limit`.
    func times(notAfter limit: Moment? = nil) throws -> StatementTimes {
        let now = Date()
        let seconds = Int(now.timeIntervalSince1970)
        let offset = TimeZone.current.secondsFromGMT(for: now) / 60
        guard let signed = Moment(unixSeconds: seconds, offsetMinutes: offset),
            let last = Moment(
                unixSeconds: max(seconds, min(seconds + within * 3600, limit?.unixSeconds ?? Int.max)),
                offsetMinutes: offset
            ),
            let times = StatementTimes(signed: signed, submitBy: last)
        else { throw CommandFailure("this machine's clock is set to no moment that a statement can have") }
        return times
    }
}
