//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A degree of participation; each carries promises (docs/round-definition.md, "Degrees").
public enum Degree: String, CaseIterable, Sendable {
    /// Informeren: no questions.
    case inform
    /// Raadplegen: advisory questions.
    case consult
    /// Laten adviseren: advisory questions.
    case advise
    /// Samenwerken: advisory questions within conditions fixed beforehand.
    case cooperate = "co-operate"
    /// Meebeslissen: binding questions.
    case codecide = "co-decide"

    /// Whether its questions bind.
    public var isBinding: Bool { self == .codecide }

    /// What the municipality promises with it, in the order in which a page shows it.
    public var promises: [Promise] {
        switch self {
        case .inform: [.mediaNamed, .meetingsReported]
        case .consult: [.roomStated, .fedBack]
        case .advise: [.roomStated, .useShown, .reasonsGiven]
        case .cooperate: [.frameFixed, .bodyCommits, .fedBack]
        case .codecide: [.outcomeCarriedOut, .progressReported]
        }
    }
}

extension Degree: Comparable {
    /// The order of influence: less before more.
    public static func < (left: Self, right: Self) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .inform: 0
        case .consult: 1
        case .advise: 2
        case .cooperate: 3
        case .codecide: 4
        }
    }
}
