//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One of the officials whose passphrase opens a file, alone or with another.
public struct SealLock: Sendable {
    /// Who, `[a-z0-9-]{1,40}`; stands readable in the file, so that the right person can be asked.
    public let name: String
    /// The passphrase, byte for byte as it is typed.
    public let passphrase: SecretBytes

    /// A lock.
    ///
    /// - Throws: `SealedFileError` with code `officials` for another name.
    public init(name: String, passphrase: SecretBytes) throws(SealedFileError) {
        guard SealedFile.isLockName(name) else {
            throw SealedFileError(.officials, "\"\(name)\" is not 1 to 40 of a-z, 0-9 and hyphen")
        }
        self.name = name
        self.passphrase = passphrase
    }
}
