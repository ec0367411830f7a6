//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Store

/// What the service knows of a voter's credentials in one election (docs/api.md, "Credentials").
struct CredentialAnswer {
    enum Form: String {
        case letter
        case reserve
    }

    let election: ElectionID
    /// Which of the two is on the roll, and what became of it; nil if neither is, or not for voting on-line.
    let found: (form: Form, status: CredentialStatus, weight: Fraction)?

    func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"election\":")
        writer.string(election.text.utf8)
        writer.literal(",\"state\":")
        writer.string(state.utf8)
        Self.write(",\"form\":", found?.form.rawValue, to: &writer)
        Self.write(",\"reason\":", reason?.rawValue, to: &writer)
        Self.write(",\"weight\":", found.map { "\($0.weight)" }, to: &writer)
        writer.literal(",\"ballots\":")
        writer.integer(found?.status.ballots ?? 0)
        let last = found?.status.last.map { String(decoding: $0.trackingCode.base64, as: UTF8.self) }
        Self.write(",\"trackingCode\":", last, to: &writer)
        writer.literal("}")
    }

    private var state: String {
        switch found?.status.state {
        case nil: "unknown"
        case .idle: "idle"
        case .active: "active"
        case .voted: "voted"
        case .blocked: "blocked"
        }
    }

    private var reason: Block.Reason? {
        guard case .blocked(let reason)? = found?.status.state else { return nil }
        return reason
    }

    private static func write(_ key: StaticString, _ text: String?, to writer: inout CanonicalWriter) {
        writer.literal(key)
        if let text { writer.string(text.utf8) } else { writer.literal("null") }
    }
}
