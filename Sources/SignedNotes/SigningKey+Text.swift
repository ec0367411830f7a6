//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium
import CanonicalText

extension SigningKey {
    private static let label = Array("PRIVATE+KEY+".utf8)
    private static let variant = CInt(sodium_base64_VARIANT_ORIGINAL)
    /// Type byte and seed.
    private static let plainSize = 1 + seedSize

    /// Calls `body` with `PRIVATE+KEY+NAME+ID+SEED`, the text that Go's note package and the witness tools use for a
    /// signing key; the memory is wiped afterwards.
    public func withText<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        let prefix = Self.label + publicPrefix
        let plain = withSeed { seed in
            GuardedBytes(count: Self.plainSize) { target in
                target[0] = verifierKey.type.rawValue
                (target + 1).update(from: seed, count: Self.seedSize)
            }
        }
        let size = sodium_base64_encoded_len(plain.count, Self.variant)
        let text = GuardedBytes(count: prefix.count + size) { target in
            target.update(from: prefix, count: prefix.count)
            (target + prefix.count).withMemoryRebound(to: CChar.self, capacity: size) { target in
                plain.withStart { _ = sodium_bin2base64(target, size, $0, Self.plainSize, Self.variant) }
            }
        }
        // Without the NUL that libsodium puts last.
        return try text.withStart { try body(UnsafeRawBufferPointer(start: $0, count: text.count - 1)) }
    }

    /// Reads a signing key's text, as `withText` gives it. The caller wipes the text.
    ///
    /// - Throws: `NoteError` with code `key` or `keyName`; the detail quotes nothing of the text.
    public convenience init(text: UnsafeRawBufferPointer) throws(NoteError) {
        let plus = UInt8(ascii: "+")
        let encodedSize = sodium_base64_encoded_len(Self.plainSize, Self.variant) - 1
        let prefixSize = text.count - encodedSize
        guard prefixSize > Self.label.count + 10, prefixSize <= Self.label.count + KeyName.sizeLimit + 10,
            text.prefix(Self.label.count).elementsEqual(Self.label), text[prefixSize - 1] == plus,
            text[prefixSize - 10] == plus
        else {
            throw NoteError(.key, "a signing key of \(text.count) bytes is not PRIVATE+KEY+NAME+ID+SEED")
        }
        let name = try KeyName(utf8: Array(text[Self.label.count..<(prefixSize - 10)]))

        var count = 0
        var outcome: CInt = -1
        let plain = GuardedBytes(count: Self.plainSize) { target in
            outcome = text[prefixSize...].withMemoryRebound(to: CChar.self) { encoded in
                sodium_base642bin(
                    target,
                    Self.plainSize,
                    encoded.baseAddress,
                    encoded.count,
                    nil,
                    &count,
                    nil,
                    Self.variant
                )
            }
        }
        guard outcome == 0, count == plain.count, let type = SignatureType(rawValue: plain.withStart { $0[0] }) else {
            throw NoteError(.key, "a signing key does not end in base64 of a known type and 32 bytes")
        }
        let seed = GuardedBytes(count: Self.seedSize) { target in
            plain.withStart { target.update(from: $0 + 1, count: Self.seedSize) }
        }
        self.init(name: name, type: type, guardedSeed: seed)
        guard text[Self.label.count..<prefixSize].elementsEqual(publicPrefix) else {
            throw NoteError(.key, "a signing key states another id than its name and seed have")
        }
    }

    /// `NAME+ID+`.
    private var publicPrefix: [UInt8] {
        let plus = [UInt8(ascii: "+")]
        return verifierKey.name.utf8 + plus + Hex.encode(verifierKey.id.bytes) + plus
    }
}
