//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds

/// The first fields of a ballot, read before anything that costs time.
struct BallotHead {
    let election: ElectionID
    /// Who says to have cast it; not checked.
    let credential: Bytes32
    let trackingCode: Digest

    /// Reads the head; nil if the bytes do not begin as a ballot does.
    init?(_ bytes: [UInt8]) {
        var reader = CanonicalReader(bytes)
        do throws(TextError) {
            try reader.literal("{\"election_uuid\":")
            guard let election = ElectionID(utf8: try reader.string(limit: 64)) else { return nil }
            try reader.literal(",\"election_hash\":")
            _ = try reader.string(limit: 64)
            try reader.literal(",\"credential\":")
            guard let credential = CredentialText.key(try reader.string(limit: 64)) else { return nil }
            self.election = election
            self.credential = credential
        } catch {
            return nil
        }
        trackingCode = Digest(of: bytes)
    }
}
