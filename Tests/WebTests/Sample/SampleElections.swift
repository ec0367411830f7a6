//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import RoundBundle
import Rounds
import Testing

/// The elections of a sample round, under a key that everyone knows.
enum SampleElections {
    private static let uuids: [RoundID: [SheetID: ElectionID]] = [
        "halfweg-2028": ["besluit": uuid("Y5Fxy4FSNLBDv4"), "advies": uuid("F85Pe26swn4Yg2")],
        "speeltuin": ["advies": uuid("3yQbq3xJYDBSRw")],
    ]

    static func all(of definition: RoundDefinition) throws -> [(sheet: SheetID, election: Election)] {
        try definition.sheets.map { sheet in
            let election = try Election(
                of: sheet,
                in: definition,
                election: try #require(uuids[definition.id]?[sheet.id]),
                roll: Digest(of: []),
                publicKey: .generator
            )
            return (sheet.id, election)
        }
    }

    private static func uuid(_ text: String) -> ElectionID {
        guard let uuid = ElectionID(text) else { preconditionFailure("\(text) is no uuid") }
        return uuid
    }
}
