//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import ElectionRecord
import RoundBundle
import Rounds
import VerifyCommand

/// What the next act of a round must fit to: from the service's database, or from the round's public folder.
struct RoundRecord {
    let definition: RoundDefinition
    let state: RoundState
    /// What an opening says of each sheet that is set up; empty where nobody asks for it.
    let openings: [SheetID: Opening.OfSheet]
    /// How many sign what; nil if nobody may yet.
    let policy: SigningPolicy?

    init(definition: RoundDefinition, state: RoundState, openings: [SheetID: Opening.OfSheet], policy: SigningPolicy?) {
        self.definition = definition
        self.state = state
        self.openings = openings
        self.policy = policy
    }

    init(_ replay: BundleReplay) {
        self.init(
            definition: replay.definition,
            state: replay.state,
            openings: Self.openings(replay),
            policy: replay.rosters.current?.policy
        )
    }

    static func openings(_ replay: BundleReplay) -> [SheetID: Opening.OfSheet] {
        var openings: [SheetID: Opening.OfSheet] = [:]
        for sheet in replay.state.sheets {
            let id = sheet.terms.id
            guard let setup = sheet.election.flatMap({ replay.setUps[$0] }), let (roll, digest) = replay.rolls[id]
            else { continue }
            openings[id] = Opening.OfSheet(
                sheet: id,
                fingerprint: setup.election.fingerprint,
                roll: digest,
                letters: zip(roll.letterStrata, roll.counts(of: .letter)).map { Opening.OfSheet.Letters($0, $1) },
                trustees: setup.trustees.owners.map(\.key.bytes)
            )
        }
        return openings
    }
}
