//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import ElectionRecord

/// What a resident casts on one sheet.
struct Cast: Sendable {
    /// The sheet's place in the definition.
    let sheet: Int
    /// The answers, zeros and ones in the ciphertexts' order.
    let answers: [[UInt8]]
}

/// A resident with a voting code.
struct Resident: Sendable {
    /// The code, as printed.
    let code: [UInt8]
    /// What goes into the key with it; both empty for a reserve or paper code.
    let postcode: [UInt8]
    let houseNumber: [UInt8]
    /// One or several sheets.
    let casts: [Cast]

    /// The credential that the code gives in an election.
    func credential(in election: Election) throws -> Credential {
        try VotingCode(typed: code).credential(
            uuid: Array(election.uuid.utf8),
            postcode: postcode,
            houseNumber: houseNumber
        )
    }

    /// Makes the ballots, as the booth does.
    func ballots(in elections: [Election]) throws -> [[UInt8]] {
        try casts.map { cast in
            let credential = try credential(in: elections[cast.sheet])
            return try UnsignedBallot(
                cast.answers,
                credential: credential.publicKey,
                context: elections[cast.sheet].context
            ).cast(with: credential)
        }
    }
}
