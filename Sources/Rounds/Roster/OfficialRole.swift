//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What an official may sign. The raw value is its word in a roster.
public enum OfficialRole: String, CaseIterable, Sendable {
    /// Acts, and later rosters.
    case acts
    /// Blocks and activations: replacements, withdrawals, late registrations.
    case register
    /// Blocks of those who ask for paper, and activations.
    case paper

    /// Those of whom one is enough to sign a statement of this kind.
    static func allowed(for statement: Statement) -> Set<OfficialRole> {
        switch statement {
        case .act: [.acts]
        case .block(let block): block.reason == .toPaper ? [.register, .paper] : [.register]
        // A note does not say whether a spare credential is one of paper.
        case .activation: [.register, .paper]
        }
    }
}
