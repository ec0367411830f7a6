//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

extension Expectations {
    /// Demands that all that was kept is among what was seen, in one archive or in all of a bundle's together.
    func check(events: Set<Digest>, ballots: Set<Digest>, _ findings: inout Findings) {
        guard !self.events.isEmpty || !self.ballots.isEmpty else { return }
        for event in self.events where !events.contains(event) {
            findings.fail(.keptEvents, "event \(String(decoding: event.hex, as: UTF8.self)) is not in the record")
        }
        for ballot in self.ballots where !ballots.contains(ballot) {
            findings.fail(.keptEvents, "ballot \(String(decoding: ballot.base64, as: UTF8.self)) is not in the record")
        }
        findings.done(.keptEvents, "\(self.events.count) events, \(self.ballots.count) ballots")
    }
}
