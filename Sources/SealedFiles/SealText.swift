//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// The text of sealed files: lines put together and taken apart, without copies of what is secret.
enum SealText {
    private static let variant = CInt(sodium_base64_VARIANT_ORIGINAL_NO_PADDING)

    /// A part of a text.
    enum Piece {
        case text([UInt8])
        case base64(SecretBytes)

        var size: Int {
            switch self {
            case .text(let text): text.count
            case .base64(let bytes): encodedSize(bytes.count)
            }
        }
    }

    /// Characters of the base64 of `count` bytes.
    static func encodedSize(_ count: Int) -> Int {
        sodium_base64_encoded_len(count, variant) - 1
    }

    /// The pieces one after the other, and a last line with the SHA-256 of them.
    static func assemble(_ pieces: [Piece]) -> SecretBytes {
        let label = Array("sha256 ".utf8)
        let size = pieces.reduce(0) { $0 + $1.size }
        return SecretBytes(count: size + label.count + 65) { target in
            var place = 0
            for piece in pieces {
                switch piece {
                case .text(let text):
                    UnsafeMutableRawBufferPointer(rebasing: target[place...]).copyBytes(from: text)
                case .base64(let bytes):
                    // The NUL that libsodium puts behind is overwritten by the next piece.
                    encode(bytes, into: UnsafeMutableRawBufferPointer(rebasing: target[place...]))
                }
                place += piece.size
            }
            let sum = SealCipher.checksum(UnsafeRawBufferPointer(rebasing: target[..<place]))
            UnsafeMutableRawBufferPointer(rebasing: target[place...]).copyBytes(from: label + sum + [0x0A])
        }
    }

    private static func encode(_ bytes: SecretBytes, into target: UnsafeMutableRawBufferPointer) {
        bytes.withUnsafeBytes { bytes in
            target.withMemoryRebound(to: CChar.self) { target in
                guard let start = target.baseAddress else { return }
                let source = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
                _ = sodium_bin2base64(start, encodedSize(bytes.count) + 1, source, bytes.count, variant)
            }
        }
    }

    /// The base64 of bytes that are no secret.
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var text = [UInt8](repeating: 0, count: encodedSize(bytes.count) + 1)
        text.withUnsafeMutableBytes { encode(SecretBytes(copying: bytes), into: $0) }
        return text.dropLast()
    }

    /// Reads base64 without `=`, in its one spelling; nil for anything else.
    static func decode(_ text: UnsafeRawBufferPointer) -> SecretBytes? {
        let size = text.count / 4 * 3 + [0, 0, 1, 2][text.count % 4]
        let characters = text.count
        var outcome: CInt = characters == 0 ? 0 : -1
        var count = 0
        let bytes = SecretBytes(count: size) { target in
            text.withMemoryRebound(to: CChar.self) { text in
                target.withMemoryRebound(to: UInt8.self) { target in
                    guard let start = target.baseAddress, let text = text.baseAddress else { return }
                    outcome = sodium_base642bin(start, size, text, characters, nil, &count, nil, variant)
                }
            }
        }
        return outcome == 0 && count == size ? bytes : nil
    }

    /// Lower-case hex of bytes that are no secret.
    static func hex(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// The lines of a text, without their newlines; nil unless it ends in one. At most `limit` lines.
    static func lines(_ text: UnsafeRawBufferPointer, limit: Int) -> [Range<Int>]? {
        guard text.last == 0x0A else { return nil }
        var lines: [Range<Int>] = []
        var start = 0
        while start < text.count {
            guard lines.count < limit, let end = text[start...].firstIndex(of: 0x0A) else { return nil }
            lines.append(start..<end)
            start = end + 1
        }
        return lines
    }
}
