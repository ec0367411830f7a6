//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CSodium
import CanonicalText

/// A voter's credential in one election: 22 base58 characters, the secret exponent that follows, and its public key.
public final class Credential {
    /// The exponent that signs the ballot.
    public let secret: SecretScalar
    /// G^secret: the public credential, as it stands on the roll.
    public let publicKey: Point

    private var text: [UInt8]

    /// Reads a credential as Belenios writes it: 22 base58 characters as 5-6-5-6. Nil for any other text.
    public convenience init?(uuid: [UInt8], text: [UInt8]) {
        guard text.count == 25, text[5] == 0x2D, text[12] == 0x2D, text[18] == 0x2D else { return nil }
        for (index, byte) in text.enumerated() where index != 5 && index != 12 && index != 18 {
            guard Base58.isText([byte]) else { return nil }
        }
        self.init(uuid: uuid, checked: text)
    }

    /// The credential whose digits are those of the big-endian integer `mac` in base 58, lowest first. `mac` is wiped.
    convenience init(uuid: [UInt8], base58Of mac: inout [UInt8]) {
        var text: [UInt8] = []
        text.reserveCapacity(25)
        for index in 0..<22 {
            if index == 5 || index == 11 || index == 16 { text.append(0x2D) }
            var remainder: UInt32 = 0
            for position in mac.indices {
                let value = remainder << 8 | UInt32(mac[position])
                // value / 58, for values under 58 · 256, without a division, whose time may depend on the value.
                let quotient = (value &* 36_158) >> 21
                mac[position] = UInt8(truncatingIfNeeded: quotient)
                remainder = value &- quotient &* 58
            }
            text.append(Base58.character(UInt8(remainder)))
        }
        sodium_memzero(&mac, mac.count)
        self.init(uuid: uuid, checked: text)
    }

    private init(uuid: [UInt8], checked text: [UInt8]) {
        self.text = text
        // SHA-256("derive_credential|UUID|0|" + text) and the same with 1, as one big-endian number mod q.
        var wide: [UInt8] = []
        wide.reserveCapacity(64)
        for label: StaticString in ["|0|", "|1|"] {
            var half = Self.half(uuid, label, text)
            wide.append(contentsOf: half)
            sodium_memzero(&half, half.count)
        }
        secret = SecretScalar(reducingModOrder: &wide)
        publicKey = secret.generatorPower
    }

    deinit {
        sodium_memzero(&text, text.count)
    }

    /// The credential as Belenios takes it, as ASCII. The caller wipes it.
    public var exposedText: [UInt8] {
        text
    }

    private static func half(_ uuid: [UInt8], _ label: StaticString, _ text: [UInt8]) -> [UInt8] {
        var message = CanonicalWriter(capacity: 80)
        message.literal("derive_credential|")
        message.raw(uuid)
        message.literal(label)
        message.raw(text)
        defer { message.wipe() }
        return Digest(of: message.bytes).bytes.array
    }
}
