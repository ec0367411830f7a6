//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore

/// The two credentials that a voting code may stand for in one election.
struct Voter {
    /// Which of the two.
    enum Form: UInt8 {
        /// The code came by letter to the address that was typed.
        case letter = 0
        /// The code was made before anyone knew whose it becomes.
        case reserve = 1
    }

    let uuid: [UInt8]
    let letter: Credential
    let reserve: Credential

    init(uuid: [UInt8], code: VotingCode, address: TypedAddress) {
        self.uuid = uuid
        letter = code.credential(uuid: uuid, postcode: address.postcode, houseNumber: address.houseNumber)
        reserve = code.credential(uuid: uuid, postcode: [], houseNumber: [])
    }

    func credential(_ form: Form) -> Credential {
        switch form {
        case .letter: letter
        case .reserve: reserve
        }
    }
}
