//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CSodium

/// Voting codes of an issue in one piece of memory, which is wiped when the last reference goes.
///
/// Written once, at its making; afterwards it is only read, from several threads.
final class CodeVault: @unchecked Sendable {
    /// Random values of a code; the check character follows from them.
    static let size = 19

    let count: Int
    private let memory: UnsafeMutableRawBufferPointer

    /// `count` new codes. Outside of tests the generator is `SodiumGenerator`.
    init(count: Int, using generator: inout some RandomNumberGenerator) {
        self.count = count
        memory = .allocate(byteCount: max(count * Self.size, 1), alignment: 16)
        var start = 0
        while start < memory.count {
            var word = generator.next()
            withUnsafeBytes(of: &word) { bytes in
                for index in 0..<min(8, memory.count - start) { memory[start + index] = bytes[index] & 31 }
            }
            sodium_memzero(&word, 8)
            start += 8
        }
    }

    deinit {
        sodium_memzero(memory.baseAddress, memory.count)
        memory.deallocate()
    }

    /// The code at a place from 0 up to `count`.
    func code(_ place: Int) -> VotingCode {
        precondition(place >= 0 && place < count, "no such code")
        var values = [UInt8](memory[(place * Self.size)..<((place + 1) * Self.size)])
        return VotingCode(random: &values)
    }
}
