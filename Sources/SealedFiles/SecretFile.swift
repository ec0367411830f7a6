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

/// Reads files that hold secrets.
public enum SecretFile {
    /// Who may have access to a file that is read.
    public enum Access: Sendable {
        /// Its owner alone, who is the one who reads or root.
        case owner
        /// Anybody: for what a passphrase protects, on a medium without modes.
        case anybody
    }

    /// The bytes of a file.
    ///
    /// - Parameters:
    ///   - limit: the largest size, in bytes.
    /// - Throws: `SealedFileError` with code `missing`, `access`, `permissions` or `size`.
    public static func read(
        _ path: String,
        limit: Int,
        access: Access = .owner
    ) throws(SealedFileError) -> SecretBytes {
        // A pipe of that name must not make the program wait.
        let file = try Descriptor.open(path, O_RDONLY | O_NONBLOCK)
        let status = try file.status(path)
        guard status.st_mode & S_IFMT == S_IFREG else { throw SealedFileError(.access, "\(path): not a file") }
        if access == .owner { try demandOwnerOnly(status, path) }
        guard let size = Int(exactly: status.st_size), size <= limit else {
            throw SealedFileError(.size, "\(path) has \(status.st_size) bytes, more than \(limit)")
        }
        return try SecretBytes(count: size) { target throws(SealedFileError) in
            let count = try file.read(into: target, path)
            var extra = 0
            _ = try SecretBytes(count: 1) { byte throws(SealedFileError) in extra = try file.read(into: byte, path) }
            guard count == size, extra == 0 else {
                throw SealedFileError(.access, "\(path) changed while it was read")
            }
        }
    }

    private static func demandOwnerOnly(_ status: stat, _ path: String) throws(SealedFileError) {
        let mode = status.st_mode & 0o777
        guard mode & 0o077 == 0 else {
            let text = String(mode, radix: 8)
            throw SealedFileError(.permissions, "\(path) has mode \(text): others than its owner have access to it")
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw SealedFileError(.permissions, "\(path) belongs to another user")
        }
    }
}
