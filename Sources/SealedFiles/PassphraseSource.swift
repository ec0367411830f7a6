//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Where a passphrase comes from. Never from a command's arguments, which everybody on the machine can read.
public enum PassphraseSource: Sendable {
    /// The first line of a file that is its owner's alone.
    case file(String)
    /// Typed on the terminal, without being shown.
    case terminal(prompt: String)

    /// The longest passphrase, in bytes.
    public static let sizeLimit = 1024

    /// Reads an existing passphrase.
    ///
    /// - Throws: `SealedFileError` with code `passphraseMissing` for an empty one, `size`, the codes of
    ///   `SecretFile.read`, or `terminal` and `cancelled`.
    public func read() throws(SealedFileError) -> SecretBytes {
        switch self {
        case .file(let path): try Self.firstLine(path)
        case .terminal(let prompt): try Self.demand(Terminal.open().readSecret(prompt: prompt))
        }
    }

    /// Reads a new passphrase; on a terminal it is typed twice.
    ///
    /// - Parameter repeatPrompt: what asks for it the second time.
    /// - Throws: as `read`; `passphraseWeak` if it is too short or was not typed the same twice.
    public func readNew(repeatPrompt: String) throws(SealedFileError) -> SecretBytes {
        let passphrase = try read()
        if case .terminal = self {
            let again = try Terminal.open().readSecret(prompt: repeatPrompt)
            guard again.isEqual(to: passphrase) else {
                throw SealedFileError(.passphraseWeak, "not the same passphrase twice")
            }
        }
        guard passphrase.count >= SealedFile.passphraseMinimum else {
            throw SealedFileError(
                .passphraseWeak,
                "a passphrase of \(passphrase.count) bytes, fewer than \(SealedFile.passphraseMinimum)"
            )
        }
        return passphrase
    }

    private static func firstLine(_ path: String) throws(SealedFileError) -> SecretBytes {
        let content = try SecretFile.read(path, limit: sizeLimit + 2)
        let end = content.withUnsafeBytes { bytes in
            var end = bytes.firstIndex(of: 0x0A) ?? bytes.count
            // A file from another system may end its lines in two characters.
            if end > 0, end < bytes.count, bytes[end - 1] == 0x0D { end -= 1 }
            return end
        }
        guard end <= sizeLimit else {
            throw SealedFileError(.size, "\(path): a passphrase of more than \(sizeLimit) bytes")
        }
        return try demand(content.slice(0..<end))
    }

    private static func demand(_ passphrase: SecretBytes) throws(SealedFileError) -> SecretBytes {
        guard passphrase.count > 0 else { throw SealedFileError(.passphraseMissing, "an empty passphrase") }
        return passphrase
    }
}
