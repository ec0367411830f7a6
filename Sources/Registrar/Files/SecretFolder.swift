//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CSodium
package import Foundation

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Destroys what is secret of an issue.
public enum SecretFolder {
    private static let piece = 1 << 16

    /// Overwrites every file below `secret/` with zeros, and removes the folder; and what is left of an issue into it that
    /// was broken off.
    ///
    /// Overwriting is no promise: file systems and disks may keep older copies. What counts is sealed or was on this disk
    /// only.
    ///
    /// - Throws: `IssueError` with code `unwritable`; what could not be removed is still there.
    public static func destroy(_ folder: IssueFolder) throws(IssueError) {
        let manager = FileManager.default
        let path = folder.secret.path(percentEncoded: false)
        guard manager.fileExists(atPath: path) else {
            throw IssueError(.unwritable, "\(path): there is no such folder; was it destroyed before?")
        }
        for left in FolderWriter.leftovers(of: folder.url) { try erase(left) }
        try erase(folder.secret)
    }

    /// Overwrites every file below a folder, and removes it; throws `unwritable`.
    package static func erase(_ url: URL) throws(IssueError) {
        let manager = FileManager.default
        let path = url.path(percentEncoded: false)
        for name in manager.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
            try overwrite(url.appending(path: name).path(percentEncoded: false))
        }
        do {
            try manager.removeItem(at: url)
        } catch {
            throw IssueError(.unwritable, "\(path) cannot be removed: \((error as NSError).localizedDescription)")
        }
    }

    /// Overwrites one file with zeros, and removes it; throws `unwritable`.
    package static func destroy(file url: URL) throws(IssueError) {
        let path = url.path(percentEncoded: false)
        try overwrite(path)
        guard unlink(path) == 0 else { throw failure(path) }
    }

    private static func overwrite(_ path: String) throws(IssueError) {
        var status = stat()
        // A link is removed, and what it leads to stays.
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { _ = close(descriptor) }
        let zeros = [UInt8](repeating: 0, count: piece)
        var left = Int(status.st_size)
        while left > 0 {
            let count = write(descriptor, zeros, min(left, piece))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            left -= count
        }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> IssueError {
        let reason = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
        return IssueError(.unwritable, "cannot overwrite \(path): \(reason)")
    }
}
