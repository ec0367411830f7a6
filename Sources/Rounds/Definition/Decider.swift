//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Who decides what a round is about.
public enum Decider: String, CaseIterable, Sendable {
    case initiator
    case officials
    case college
    case raad

    /// The body that must have adopted the plan; nil where either body may.
    public var body: Body? {
        switch self {
        case .initiator, .officials: nil
        case .college: .college
        case .raad: .raad
        }
    }
}
