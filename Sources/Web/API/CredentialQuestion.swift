//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import Rounds

/// What a voter asks of credentials: of each election the two that a voting code gives (docs/api.md, "Credentials").
struct CredentialQuestion: Decodable {
    /// The credentials of one election.
    struct Pair: Decodable {
        let election: ElectionID
        /// With the address of a letter.
        let letter: Bytes32
        /// Without an address, as spare codes are made.
        let reserve: Bytes32

        private enum CodingKeys: String, CodingKey {
            case election
            case letter
            case reserve
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            guard let election = ElectionID(try values.decode(String.self, forKey: .election)),
                let letter = CredentialText.key(try values.decode(String.self, forKey: .letter).utf8),
                let reserve = CredentialText.key(try values.decode(String.self, forKey: .reserve).utf8)
            else { throw WebError(.unreadable, "an election or a credential is not written as one") }
            self.election = election
            self.letter = letter
            self.reserve = reserve
        }
    }

    /// More elections than any round has sheets.
    static let limit = 16

    let credentials: [Pair]

    /// Reads the body of a request.
    static func read(_ body: [UInt8]) throws(WebError) -> CredentialQuestion {
        do {
            let question = try JSONDecoder().decode(Self.self, from: Data(body))
            guard (1...limit).contains(question.credentials.count) else {
                throw WebError(.unreadable, "\(question.credentials.count) elections; 1 up to \(limit) are looked up")
            }
            return question
        } catch let error as WebError {
            throw error
        } catch {
            throw WebError(.unreadable, "the body is not the JSON that is read here")
        }
    }
}
