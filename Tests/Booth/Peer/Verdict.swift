//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore

/// What the service says of what a booth made.
enum Verdict {
    /// 0 for a ballot whose signature and proofs hold, or the code of what is wrong; 255 for no election.
    static func accept(_ input: [UInt8]) -> [UInt8] {
        guard let (context, ballot) = parts(input) else { return [255] }
        do throws(BallotError) {
            _ = try AcceptedBallot(ballot, in: context)
            return [0]
        } catch {
            return [error.code.rawValue]
        }
    }

    /// 0 and, for each question, its zeros and ones after their number, for an audit file that holds what it says; or 1
    /// and the code of what is wrong.
    static func audit(_ input: [UInt8]) -> [UInt8] {
        guard let (context, file) = parts(input) else { return [255] }
        do throws(BallotAudit.Failure) {
            let audits = try BallotAudit.check(file: file, elections: [context])
            return [0] + audits.flatMap { $0.choices.flatMap { [UInt8($0.count)] + $0 } }
        } catch {
            return [1, error.code.rawValue]
        }
    }

    private static func parts(_ input: [UInt8]) -> (BallotContext, [UInt8])? {
        guard input.count >= 4 else { return nil }
        let length = input[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard input.count >= 8 + length, let context = try? BallotContext(electionJSON: Array(input[4..<(4 + length)]))
        else { return nil }
        return (context, Array(input[(8 + length)...]))
    }
}
