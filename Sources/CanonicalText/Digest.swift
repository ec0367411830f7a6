//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// A SHA-256 hash, in the two texts that a record uses: 64 hex digits, or base64 without the final `=`.
public struct Digest: Hashable, Comparable, Sendable {
    /// The hash's bytes, in the order of FIPS 180-4.
    public let bytes: Bytes32

    /// A hash that was computed elsewhere.
    public init(bytes: Bytes32) {
        self.bytes = bytes
    }

    /// The SHA-256 of `message`.
    public init(of message: [UInt8]) {
        var hasher = DigestHasher()
        hasher.update(message)
        self = hasher.finish()
    }

    /// Reads 64 lower-case hex digits; nil for anything else.
    public init?(hex: some Collection<UInt8>) {
        guard let decoded = Hex.decode(hex), let bytes = Bytes32(decoded) else { return nil }
        self.bytes = bytes
    }

    /// Reads 43 base64 characters in their one spelling; nil for anything else.
    public init?(base64: some Collection<UInt8>) {
        guard let decoded = Base64.decode(base64, padded: false), let bytes = Bytes32(decoded) else { return nil }
        self.bytes = bytes
    }

    /// 64 lower-case hex digits, as ASCII.
    public var hex: [UInt8] {
        Hex.encode(bytes.array)
    }

    /// 43 base64 characters, as ASCII: how Belenios shows a hash to people.
    public var base64: [UInt8] {
        Base64.encode(bytes.array, padded: false)
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.bytes < right.bytes
    }
}

/// SHA-256 of a message that comes in pieces.
public struct DigestHasher {
    private var state = crypto_hash_sha256_state()

    /// An empty message.
    public init() {
        crypto_hash_sha256_init(&state)
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// Appends the bytes in memory to the message.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
    }

    /// The hash of everything appended. The hasher is used up.
    public consuming func finish() -> Digest {
        var hash = Bytes32()
        hash.withUnsafeMutableBytes { target in
            guard let start = target.baseAddress else { return }
            crypto_hash_sha256_final(&state, start.assumingMemoryBound(to: UInt8.self))
        }
        return Digest(bytes: hash)
    }
}
