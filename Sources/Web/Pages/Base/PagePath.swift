//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import Rounds

/// The address of a page (docs/pages.md, "Addresses").
///
/// Both languages have the same words after their prefix, so that a link can be read out over the telephone.
public enum PagePath: Hashable, Sendable {
    /// All rounds.
    case start
    /// What a round is about.
    case round(RoundID)
    /// The voting document.
    case vote(RoundID)
    /// *Is my address concerned?*
    case address(RoundID)
    /// Voting without a script: explanation, paper, ballot file.
    case ballotFile(RoundID)
    /// *Find my ballot*, by tracking code or by voting code.
    case myBallot(RoundID)
    /// *Find my ballot*, with a tracking code that is looked up at once.
    case ballot(RoundID, Digest)
    /// The receipt of ballots, by their tracking codes.
    case receipt(RoundID, [Digest])
    /// Counts and outcome.
    case result(RoundID)
    /// How anyone verifies the round.
    case verify(RoundID)

    /// The round that the page belongs to.
    public var round: RoundID? {
        switch self {
        case .start: nil
        case .round(let round), .vote(let round), .address(let round), .ballotFile(let round), .myBallot(let round),
            .ballot(let round, _), .receipt(let round, _), .result(let round), .verify(let round):
            round
        }
    }

    /// What comes after the round's name.
    public var word: String {
        switch self {
        case .start, .round: ""
        case .vote: "stemmen"
        case .address: "adres"
        case .ballotFile: "stembestand"
        case .myBallot, .ballot: "mijn-stem"
        case .receipt: "ontvangstbewijs"
        case .result: "uitslag"
        case .verify: "controleren"
        }
    }

    /// The path in a language, with the query that belongs to it: `/nl/halfweg-2028/stemmen`.
    public func text(in language: Language) -> String {
        guard let round else { return "/\(language.rawValue)/" }
        let path = "/\(language.rawValue)/\(round)/\(word)"
        let codes: [Digest] =
            switch self {
            case .receipt(_, let codes): codes
            case .ballot(_, let code): [code]
            default: []
            }
        return codes.isEmpty
            ? path : path + "?" + codes.map { "code=" + TrackingCode.inAddress($0) }.joined(separator: "&")
    }
}
