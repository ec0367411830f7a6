//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// An open file, closed when nobody holds it any more.
final class OpenFile: Sendable {
    private let descriptor: CInt
    private let path: String

    /// Opens the file at `path` with the flags of `open(2)`; throws `unreadable`.
    init(_ path: String, _ flags: CInt) throws(ArchiveError) {
        descriptor = open(path, flags | O_CLOEXEC, 0o644)
        self.path = path
        if descriptor < 0 { throw failure("open", at: 0) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Bytes in the file; throws `unreadable` if it is no regular file.
    func size() throws(ArchiveError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ArchiveError(.unreadable, offset: 0, detail: "\(path) is not a regular file")
        }
        return Int(status.st_size)
    }

    /// Reads `count` bytes from `offset` on; throws `changed` if the file ends before.
    func read(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        var failure: ArchiveError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            failure = fill(buffer, at: offset, count: count)
            initialized = failure == nil ? count : 0
        }
        if let failure { throw failure }
        return bytes
    }

    private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, at offset: Int, count: Int) -> ArchiveError? {
        var done = 0
        while done < count, let start = buffer.baseAddress {
            let got = pread(descriptor, start + done, count - done, off_t(offset + done))
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { return failure("read", at: offset) }
            guard got > 0 else {
                return ArchiveError(.changed, offset: offset, detail: "\(path) became shorter while it was read")
            }
            done += got
        }
        return nil
    }

    /// Writes all of `bytes` at the end of a file of `size` bytes, or cuts it back to that size and throws.
    func append(_ bytes: [UInt8], at size: Int) throws(ArchiveError) {
        var done = 0
        while done < bytes.count {
            let wrote = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if wrote < 0 && errno == EINTR { continue }
            guard wrote > 0 else {
                let failure = failure("write", at: size)
                _ = ftruncate(descriptor, off_t(size))
                throw failure
            }
            done += wrote
        }
    }

    /// Returns when everything written is on the disk.
    func synchronize() throws(ArchiveError) {
        guard fsync(descriptor) == 0 else { throw failure("synchronize", at: 0) }
    }

    private func failure(_ what: String, at offset: Int) -> ArchiveError {
        ArchiveError(.unreadable, offset: offset, detail: "cannot \(what) \(path): \(String(cString: strerror(errno)))")
    }
}
