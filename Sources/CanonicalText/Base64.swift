//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// Standard base64 (RFC 4648, section 4) in its one spelling, as ASCII bytes, by libsodium in constant time.
public enum Base64 {
    /// The text of `bytes`, with or without the final `=`.
    public static func encode(_ bytes: [UInt8], padded: Bool) -> [UInt8] {
        let variant = variant(padded: padded)
        let size = sodium_base64_encoded_len(bytes.count, variant)
        var text = [CChar](repeating: 0, count: size)
        sodium_bin2base64(&text, size, bytes, bytes.count, variant)
        return text.dropLast().map { UInt8(bitPattern: $0) }
    }

    /// Reads base64; nil for a foreign character, a wrong length, missing or superfluous `=`, or unused bits that are set.
    public static func decode(_ text: some Collection<UInt8>, padded: Bool) -> [UInt8]? {
        let characters = text.map { CChar(bitPattern: $0) }
        var bytes = [UInt8](repeating: 0, count: characters.count)
        var count = 0
        let variant = variant(padded: padded)
        guard sodium_base642bin(&bytes, bytes.count, characters, characters.count, nil, &count, nil, variant) == 0
        else {
            return nil
        }
        bytes.removeLast(bytes.count - count)
        // libsodium is strict already; the comparison costs nothing and needs no trust in that.
        guard encode(bytes, padded: padded).elementsEqual(text) else { return nil }
        return bytes
    }

    private static func variant(padded: Bool) -> CInt {
        padded ? CInt(sodium_base64_VARIANT_ORIGINAL) : CInt(sodium_base64_VARIANT_ORIGINAL_NO_PADDING)
    }
}
