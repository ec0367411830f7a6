//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

package import BallotCore
import CanonicalText

/// The prefixes under which trustees prove and sign (docs/record-format.md, "Setup").
package enum SchnorrLabel {
    /// `pok|Ed25519|KEY|`: knowledge of the secret of a public key.
    package static func knowledge(of key: Point) -> [UInt8] {
        var prefix = CanonicalWriter(capacity: 80)
        prefix.literal("pok|Ed25519|")
        prefix.raw(key.hex)
        prefix.literal("|")
        return prefix.bytes
    }

    /// `sigmsg|MESSAGE|`: a signature.
    package static func signature(over message: [UInt8]) -> [UInt8] {
        var prefix = CanonicalWriter(capacity: message.count + 8)
        prefix.literal("sigmsg|")
        prefix.raw(message)
        prefix.literal("|")
        return prefix.bytes
    }
}
