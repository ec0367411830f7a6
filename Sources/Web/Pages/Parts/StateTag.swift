//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// How far a round has come, in a word with a colour.
struct StateTag: Sendable {
    let label: String
    /// The end of a class: `open`, `coming`, `halted`, `finished`.
    let kind: String

    init(_ round: RoundView, _ texts: Texts) {
        let (key, kind) =
            switch round.admission {
            case let admission where round.asksNothing && admission != .annulled: ("informing", "coming")
            case .open: ("open", "open")
            case .tooEarly: ("coming", "coming")
            case .suspended: ("suspended", "halted")
            case .annulled: ("annulled", "halted")
            case .tooLate:
                switch round.phase {
                case .tallied: ("provisional", "finished")
                case .published, .answered: ("established", "finished")
                case .invalid: ("invalid", "halted")
                default: ("counting", "finished")
                }
            }
        label = texts("state.\(key)")
        self.kind = kind
    }
}
