//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// What letters of one text have in common.
struct LetterAudience: Hashable {
    /// Whom the group is made of.
    let kind: Audience
    /// The sheets that the code opens, by their places in the definition.
    let sheets: [Int]

    init(kind: Audience, sheets: [Int]) {
        self.kind = kind
        self.sheets = sheets
    }

    /// The audience of a zone × group; nil for one that no sheet asks.
    init?(_ stratum: StratumID, in definition: RoundDefinition) {
        let sheets = definition.sheets.indices.filter {
            definition.sheets[$0].electorate.members.contains(stratum)
        }
        guard !sheets.isEmpty, let group = definition.groups.first(where: { $0.id == stratum.group }) else {
            return nil
        }
        self.init(kind: group.kind, sheets: sheets)
    }

    /// The first line of the address, before street and number.
    func addressee(_ votes: VotesPerAddress) -> String {
        switch (kind, votes) {
        case (.residents, .one): "Aan de bewoners van"
        case (.residents, .fromRegister): "Aan een kiesgerechtigde bewoner van"
        case (.businesses, _): "Aan de ondernemer op"
        case (.organisations, _): "Aan de organisatie op"
        }
    }

    var salutation: String {
        switch kind {
        case .residents: "Beste bewoner,"
        case .businesses: "Beste ondernemer,"
        case .organisations: "Beste lezer,"
        }
    }
}
