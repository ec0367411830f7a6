//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file descriptor that is closed when the last reference to it goes.
final class Descriptor {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    /// Opens a file or folder.
    static func open(
        _ path: String,
        _ flags: Int32,
        in folder: Descriptor? = nil,
        mode: mode_t = 0
    ) throws(SealedFileError) -> Descriptor {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw SealedFileError(.missing, "a path without a name") }
        let start = folder?.number ?? AT_FDCWD
        switch SystemCall.run({ openat(start, path, flags | O_CLOEXEC, mode) }) {
        case .success(let number): return Descriptor(number)
        case .failure(let failure): throw failure.error(path)
        }
    }

    /// What the system knows of the file.
    func status(_ what: String) throws(SealedFileError) -> stat {
        var status = stat()
        if case .failure(let failure) = SystemCall.run({ fstat(number, &status) }) { throw failure.error(what) }
        return status
    }

    /// Reads up to the end or until `target` is full; the number of bytes.
    func read(into target: UnsafeMutableRawBufferPointer, _ what: String) throws(SealedFileError) -> Int {
        var place = 0
        while place < target.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: target[place...])
            switch SystemCall.run({ systemRead(number, rest) }) {
            case .success(0): return place
            case .success(let count): place += count
            case .failure(let failure): throw failure.error(what)
            }
        }
        return place
    }

    /// Writes all of `source`.
    func write(_ source: UnsafeRawBufferPointer, _ what: String) throws(SealedFileError) {
        var place = 0
        while place < source.count {
            let rest = UnsafeRawBufferPointer(rebasing: source[place...])
            switch SystemCall.run({ systemWrite(number, rest) }) {
            case .success(let count): place += count
            case .failure(let failure): throw failure.error(what)
            }
        }
    }

    /// Makes what was written outlast a power cut.
    func synchronize(_ what: String) throws(SealedFileError) {
        if case .failure(let failure) = SystemCall.run({ fsync(number) }) { throw failure.error(what) }
    }
}

private func systemRead(_ number: Int32, _ target: UnsafeMutableRawBufferPointer) -> Int {
    read(number, target.baseAddress, target.count)
}

private func systemWrite(_ number: Int32, _ source: UnsafeRawBufferPointer) -> Int {
    write(number, source.baseAddress, source.count)
}
