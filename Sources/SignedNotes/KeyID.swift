//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// The first four bytes of a hash over a key and its name, big-endian: which key a signature line is of.
///
/// An identifier, not a fingerprint: anybody can make another key with the same id (C2SP signed-note, "Signatures").
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
    /// The four bytes as one number.
    public let value: UInt32

    /// An id that was read.
    public init(_ value: UInt32) {
        self.value = value
    }

    /// SHA-256(name ‖ newline ‖ type ‖ public key), first four bytes.
    init(name: KeyName, type: SignatureType, publicKey: Bytes32) {
        let hash = Digest(of: name.utf8 + [0x0A, type.rawValue] + publicKey.array)
        self.init(bigEndian: hash.bytes.array.prefix(4))
    }

    /// The number of at most four bytes, first byte highest.
    init(bigEndian bytes: some Sequence<UInt8>) {
        value = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The four bytes, highest first.
    var bytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// Eight lower-case hex digits.
    public var description: String {
        String(decoding: Hex.encode(bytes), as: UTF8.self)
    }
}
