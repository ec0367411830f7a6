//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CSodium
import CanonicalText

/// The secret on a voter's letter: 19 random characters of Crockford's base32, 95 bits, and a check character.
///
/// The check is s with s = 2·(s ⊕ d) in GF(32) modulo x⁵+x²+1 for each value d in turn; it catches every single wrong
/// character and every swap of two (docs/protocol.md, "Voting code").
public final class VotingCode {
    /// Values 0…31, the check last.
    private var values: [UInt8]

    private init(values: [UInt8]) {
        self.values = values
    }

    deinit {
        sodium_memzero(&values, values.count)
    }

    /// Why a typed text is no voting code.
    public enum Failure: UInt8, Error, Sendable {
        /// There are not 20 characters, spaces and hyphens apart.
        case length
        /// A character that no code has (`U`, or no letter or digit at all).
        case character
        /// The check character does not fit: something was mistyped.
        case check
    }

    /// Makes a new code from libsodium's random source.
    public static func random() -> VotingCode {
        var values = [UInt8](repeating: 0, count: 19)
        randombytes_buf(&values, values.count)
        for index in values.indices { values[index] &= 31 }
        return VotingCode(random: &values)
    }

    /// Makes the code of 19 values 0…31, which are wiped; others are reduced.
    public convenience init(random values: inout [UInt8]) {
        precondition(values.count == 19)
        var all: [UInt8] = []
        all.reserveCapacity(20)
        for value in values { all.append(value & 31) }
        all.append(Self.check(all))
        sodium_memzero(&values, values.count)
        self.init(values: all)
    }

    /// Reads what a voter typed: any case, spaces and hyphens anywhere, O for 0, I and L for 1.
    public convenience init(typed text: some Sequence<UInt8>) throws(Failure) {
        var values: [UInt8] = []
        values.reserveCapacity(20)
        var failure: Failure?
        for character in text where character != 0x20 && character != 0x2D {
            guard values.count < 20, let value = Self.value(character) else {
                failure = values.count < 20 ? .character : .length
                break
            }
            values.append(value)
        }
        if failure == nil { failure = values.count == 20 ? nil : .length }
        if failure == nil { failure = Self.check(values) == 0 ? nil : .check }
        if let failure {
            sodium_memzero(&values, values.count)
            throw failure
        }
        self.init(values: values)
    }

    /// The code as printed: `XXXXX-XXXXX-XXXXX-XXXXX`, as ASCII. The caller wipes it.
    public var printed: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(23)
        for (index, value) in values.enumerated() {
            if index > 0, index.isMultiple(of: 5) { text.append(0x2D) }
            text.append(Self.character(value))
        }
        return text
    }

    /// The credential that this code gives in the election `uuid` for a letter to this address.
    ///
    /// `postcode` is four digits and two capitals, `houseNumber` digits only; both are empty for a reserve code, which was
    /// made before anyone knew whose it becomes.
    public func credential(uuid: [UInt8], postcode: [UInt8], houseNumber: [UInt8]) -> Credential {
        var message = CanonicalWriter(capacity: 96)
        message.literal("stemronde/credential/v1|")
        message.raw(uuid)
        message.literal("|")
        message.raw(postcode)
        message.literal("|")
        message.raw(houseNumber)
        var key: [UInt8] = []
        key.reserveCapacity(20)
        for value in values { key.append(Self.character(value)) }
        defer { message.wipe() }
        var mac = [UInt8](repeating: 0, count: 32)
        var state = crypto_auth_hmacsha256_state()
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message.bytes, UInt64(message.bytes.count))
        crypto_auth_hmacsha256_final(&state, &mac)
        sodium_memzero(&key, key.count)
        sodium_memzero(&state, MemoryLayout<crypto_auth_hmacsha256_state>.size)
        return Credential(uuid: uuid, base58Of: &mac)
    }

    private static func check(_ values: [UInt8]) -> UInt8 {
        var sum: UInt8 = 0
        for value in values {
            let doubled = (sum ^ value) << 1
            sum = doubled ^ (37 & (0 &- (doubled >> 5)))
        }
        return sum
    }

    /// Crockford's digit of a value, found by arithmetic alone: the letters skip I, L, O and U.
    private static func character(_ value: UInt8) -> UInt8 {
        let letter = atLeast(value, 10)
        let skipped = atLeast(value, 18) + atLeast(value, 20) + atLeast(value, 22) + atLeast(value, 27)
        return 48 + value + 7 * letter + skipped
    }

    /// 1 if `value` ≥ `bound`, else 0, without a branch.
    private static func atLeast(_ value: UInt8, _ bound: UInt8) -> UInt8 {
        1 - UInt8(truncatingIfNeeded: (UInt16(value) &- UInt16(bound)) >> 15)
    }

    private static func value(_ character: UInt8) -> UInt8? {
        switch character {
        case 0x30...0x39: return character - 0x30
        case 0x61...0x7A: return value(character - 0x20)
        case 0x4F: return 0
        case 0x49, 0x4C: return 1
        case 0x41...0x48: return character - 0x41 + 10
        case 0x4A, 0x4B: return character - 0x4A + 18
        case 0x4D, 0x4E: return character - 0x4D + 20
        case 0x50...0x54: return character - 0x50 + 22
        case 0x56...0x5A: return character - 0x56 + 27
        default: return nil
        }
    }
}
