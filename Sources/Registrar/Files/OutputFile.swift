//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CSodium

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A new file that is written piece by piece, for content too long to be held.
///
/// It collects what it is given and wipes that after each writing, for it may be secret.
package struct OutputFile: ~Copyable {
    /// Who may read it.
    package enum Access: UInt32 {
        /// Its owner.
        case owner = 0o600
        /// Everybody.
        case everybody = 0o644
    }

    private static let size = 65_536

    private let path: String
    private let descriptor: CInt
    private let buffer: UnsafeMutableRawBufferPointer
    private var filled = 0

    /// Makes the file, which must not be there yet; throws `unwritable`.
    package init(_ path: String, _ access: Access) throws(IssueError) {
        self.path = path
        buffer = .allocate(byteCount: Self.size, alignment: 16)
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(access.rawValue))
        guard descriptor >= 0 else { throw Self.failure(path, "open") }
    }

    deinit {
        sodium_memzero(buffer.baseAddress, buffer.count)
        buffer.deallocate()
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// Appends the bytes of an array, many at a time; throws `unwritable`.
    package mutating func append(_ bytes: [UInt8]) throws(IssueError) {
        var done = 0
        while done < bytes.count {
            if filled == Self.size { try flush() }
            let count = min(bytes.count - done, Self.size - filled)
            let target = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<(filled + count)])
            bytes.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[done..<(done + count)]))
            }
            filled += count
            done += count
        }
    }

    /// Appends bytes; throws `unwritable`.
    package mutating func append(_ bytes: some Collection<UInt8>) throws(IssueError) {
        for byte in bytes {
            if filled == Self.size { try flush() }
            buffer[filled] = byte
            filled += 1
        }
    }

    /// Writes what is left and makes the file durable; throws `unwritable`.
    package consuming func finish() throws(IssueError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw Self.failure(path, "sync") }
    }

    private mutating func flush() throws(IssueError) {
        var done = 0
        while done < filled {
            let wrote = write(descriptor, buffer.baseAddress.map { $0 + done }, filled - done)
            if wrote < 0 && errno == EINTR { continue }
            guard wrote > 0 else { throw Self.failure(path, "write") }
            done += wrote
        }
        sodium_memzero(buffer.baseAddress, filled)
        filled = 0
    }

    private static func failure(_ path: String, _ what: String) -> IssueError {
        let reason = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
        return IssueError(.unwritable, "cannot \(what) \(path): \(reason)")
    }
}
