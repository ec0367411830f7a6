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

/// Writes files that are there whole or not at all, also after a power cut.
public enum AtomicFile {
    /// What becomes of a file of that name that is there already.
    public enum Existing: Sendable {
        /// It stays, and the writing fails with code `exists`.
        case keep
        /// The new file takes its place in one step.
        case replace
    }

    /// Writes a file: under another name in the same folder, with its mode before its content, synced, and only then
    /// under its own name.
    ///
    /// - Parameters:
    ///   - path: where; the folder is there already.
    ///   - mode: who may read it. With `0o600`, the owner alone, nothing is written where that cannot be had.
    /// - Throws: `SealedFileError` with code `missing` (no such folder), `access`, `permissions` or `exists`.
    public static func write(
        _ content: UnsafeRawBufferPointer,
        to path: String,
        mode: UInt32 = 0o600,
        existing: Existing = .keep
    ) throws(SealedFileError) {
        let job = Job(path: path, mode: mode, demandsMode: mode & 0o077 == 0)
        try write(content, job, existing: existing)
    }

    /// Writes a file of bytes that are no secret.
    ///
    /// - Throws: as `write` of bytes in memory.
    public static func write(
        _ content: [UInt8],
        to path: String,
        mode: UInt32 = 0o644,
        existing: Existing = .keep
    ) throws(SealedFileError) {
        try SecretBytes(copying: content).withUnsafeBytes { bytes throws(SealedFileError) in
            try write(bytes, to: path, mode: mode, existing: existing)
        }
    }

    /// What is to be written, and what the file system is able to do; some on memory sticks know no modes and no links.
    struct Job {
        let path: String
        let mode: UInt32
        /// Whether a file with more access than `mode` is as bad as none.
        let demandsMode: Bool
        /// False in tests only.
        var canLink = true
        /// False in tests only.
        var canSetMode = true
    }

    static func write(
        _ content: UnsafeRawBufferPointer,
        _ job: Job,
        existing: Existing
    ) throws(SealedFileError) {
        let (folderPath, name) = try split(job.path)
        let folder = try Descriptor.open(folderPath, O_RDONLY | O_DIRECTORY)
        let random = SecretBytes.random(count: 8).withUnsafeBytes { $0.map { String($0, radix: 16) }.joined() }
        let temporary = ".\(random).tmp"

        try create(temporary, in: folder, content, job)
        var isThere = true
        defer { if isThere { unlinkat(folder.number, temporary, 0) } }

        switch existing {
        case .replace:
            let call = SystemCall.run { renameat(folder.number, temporary, folder.number, name) }
            if case .failure(let failure) = call { throw failure.error(job.path) }
            isThere = false
        case .keep:
            if try !link(temporary, name, in: folder, job) {
                // Not in one step then, but still over nothing that exists.
                try create(name, in: folder, content, job)
            }
        }
        try folder.synchronize(folderPath)
    }

    /// Gives a file a second name, if that is free; false if files have one name only here.
    private static func link(
        _ old: String,
        _ new: String,
        in folder: Descriptor,
        _ job: Job
    ) throws(SealedFileError) -> Bool {
        guard job.canLink else { return false }
        switch SystemCall.run({ linkat(folder.number, old, folder.number, new, 0) }) {
        case .success: return true
        case .failure(let failure):
            let noLinks = [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK]
            if noLinks.contains(failure.number) { return false }
            throw failure.error(job.path)
        }
    }

    /// Makes a new file with this mode and content; leaves nothing behind if it fails.
    private static func create(
        _ name: String,
        in folder: Descriptor,
        _ content: UnsafeRawBufferPointer,
        _ job: Job
    ) throws(SealedFileError) {
        let file: Descriptor
        do {
            let first = mode_t(job.canSetMode ? job.mode & 0o600 : 0o640)
            file = try Descriptor.open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, in: folder, mode: first)
        } catch {
            throw SealedFileError(error.code, "\(job.path): \(error.detail)")
        }
        do throws(SealedFileError) {
            // The umask may have taken bits away.
            if job.canSetMode { fchmod(file.number, mode_t(job.mode)) }
            if job.demandsMode, try file.status(job.path).st_mode & 0o777 & ~mode_t(job.mode) != 0 {
                throw SealedFileError(.permissions, "\(job.path): this file system does not keep others from reading")
            }
            try file.write(content, job.path)
            try file.synchronize(job.path)
        } catch {
            unlinkat(folder.number, name, 0)
            throw error
        }
    }

    /// The folder and the name in it.
    private static func split(_ path: String) throws(SealedFileError) -> (folder: String, name: String) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        guard !name.isEmpty, name != ".", name != "..", !path.utf8.contains(0) else {
            throw SealedFileError(.access, "\(path): no name of a file")
        }
        guard let slash else { return (".", name) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
    }
}
