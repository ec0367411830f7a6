//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import ElectionRecord
import Rounds

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
}

/// A ballot that was made and checked, ready to be recorded.
struct ReadyBallot: Sendable {
    let sheet: Int
    let ballot: AcceptedBallot

    /// Makes and checks the ballots of a resident, as booth and service do.
    static func ballots(of resident: Resident, in elections: [Election]) throws -> [ReadyBallot] {
        let code = try VotingCode(typed: resident.code)
        return try resident.casts.map { cast in
            let context = elections[cast.sheet].context
            let credential = code.credential(
                uuid: context.uuid,
                postcode: resident.postcode,
                houseNumber: resident.houseNumber
            )
            let unsigned = try UnsignedBallot(cast.answers, credential: credential.publicKey, context: context)
            return ReadyBallot(
                sheet: cast.sheet,
                ballot: try AcceptedBallot(unsigned.cast(with: credential), in: context)
            )
        }
    }

    /// The same for many residents, on all cores; hands the ballots over in the residents' order.
    static func make(
        _ residents: [Resident],
        in elections: [Election],
        cores: Int,
        _ take: (ReadyBallot, Int) throws -> Void
    ) async throws {
        let chunk = 16
        var start = 0
        while start < residents.count {
            let end = min(start + chunk * cores, residents.count)
            let batches = stride(from: start, to: end, by: chunk).map { Array(residents[$0..<min($0 + chunk, end)]) }
            let made = try await withThrowingTaskGroup(of: (Int, [[ReadyBallot]]).self) { group in
                for (place, batch) in batches.enumerated() {
                    group.addTask { (place, try batch.map { try ballots(of: $0, in: elections) }) }
                }
                return try await group.reduce(into: [Int: [[ReadyBallot]]]()) { $0[$1.0] = $1.1 }
            }
            var done = start
            for place in batches.indices {
                for ballots in made[place] ?? [] {
                    done += 1
                    for ballot in ballots { try take(ballot, done) }
                }
            }
            start = end
        }
    }
}
