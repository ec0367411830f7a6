//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Thirty-two bytes held inline: no heap allocation, so that a hundred thousand of them cost what they weigh.
///
/// Not for secrets: it is copied freely and never wiped.
public struct Bytes32: Hashable, Sendable {
    var words: (UInt64, UInt64, UInt64, UInt64)

    /// All zero.
    public init() {
        words = (0, 0, 0, 0)
    }

    /// The given bytes; nil unless there are exactly 32.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init()
        withUnsafeMutableBytes { target in
            for (index, byte) in bytes.enumerated() { target[index] = byte }
        }
    }

    /// The 32 bytes as an array.
    public var array: [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }

    /// Calls `body` with the 32 bytes in memory.
    @inlinable
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        var copy = self
        return Swift.withUnsafeBytes(of: &copy, body)
    }

    /// Calls `body` with the 32 bytes in memory, to be changed.
    @inlinable
    public mutating func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer) -> R) -> R {
        Swift.withUnsafeMutableBytes(of: &self, body)
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.words == right.words
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension Bytes32: Comparable {
    /// The order of the bytes, first byte first.
    public static func < (left: Self, right: Self) -> Bool {
        let (a, b) = (left.words, right.words)
        if a.0 != b.0 { return a.0.bigEndian < b.0.bigEndian }
        if a.1 != b.1 { return a.1.bigEndian < b.1.bigEndian }
        if a.2 != b.2 { return a.2.bigEndian < b.2.bigEndian }
        return a.3.bigEndian < b.3.bigEndian
    }
}
