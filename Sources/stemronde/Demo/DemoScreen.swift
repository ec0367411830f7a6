//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import Rounds
import Simulation
import Synchronization
import VerifyCommand

/// Tells on standard error how a simulated round goes on.
final class DemoScreen: Sendable {
    private let start = ContinuousClock.now
    private let voting = ProgressBar("voting")
    private let verifying = ProgressBar("verifying")
    private let outcome = Mutex<RoundResult?>(nil)

    /// The outcome, once it is there.
    var result: RoundResult? {
        outcome.withLock { $0 }
    }

    /// Shows a step.
    func show(_ step: SimulationStep) {
        switch step {
        case .adopted: say("adopted: the definition is frozen, and stands in the log")
        case .issued(let letters, let codes):
            say("issued: \(letters) letters, \(codes - letters) spare codes for replacements and paper")
        case .keyMade(let fingerprint): say("key made: the trustees compared \(groups(fingerprint)) by voice")
        case .opened: say("opened")
        case .voting(let done, let total): voting.show(done, of: total)
        case .voted(let online, let paper): say("voted: \(online) ballots on-line, \(paper) on paper")
        case .closed: say("closed: two officials signed where the ballots end")
        case .verifying(let done, let total): verifying.show(done, of: total)
        case .answered(let trustee): say("trustee \(trustee) verified the record, and answered for the sums")
        case .tallied(let result):
            outcome.withLock { $0 = result }
            say("tallied")
        case .published: say("published; verifying as a stranger would")
        }
    }

    /// Clears the screen of what is under way.
    func finish() {
        voting.finish()
        verifying.finish()
    }

    private func say(_ text: String) {
        finish()
        let seconds = (ContinuousClock.now - start).components.seconds
        Talk.note("\(seconds) s: \(text)")
    }

    private func groups(_ text: String) -> String {
        stride(from: 0, to: text.count, by: 4).map { start in
            String(text.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }
}
