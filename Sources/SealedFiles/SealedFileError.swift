//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a secret cannot be read, opened, made or written.
public struct SealedFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What went wrong; one code for each kind of reason that a caller may treat differently.
    public enum Code: String, CaseIterable, Sendable {
        /// There is no such file.
        case missing
        /// The file, or a folder on its way, cannot be opened, read or written.
        case access
        /// Others than the owner may read or change the file, or it belongs to somebody else.
        case permissions
        /// A file of that name is there already.
        case exists
        /// The content is larger than the limit.
        case size
        /// The file is no sealed file, or not in its one form.
        case form
        /// The file is of a version that this program does not know.
        case version
        /// The file was damaged or altered since it was sealed.
        case damaged
        /// The file holds something else than what was asked for.
        case purpose
        /// The file holds no item of that name.
        case item
        /// The officials for a file are too few or too many, or two have one name, or one has no name of the right form.
        case officials
        /// A passphrase that is needed was not given.
        case passphraseMissing
        /// A passphrase is not the one that the file was sealed with.
        case passphraseWrong
        /// A new passphrase is too short, or not two different ones.
        case passphraseWeak
        /// There is no terminal to type on, or it cannot be read.
        case terminal
        /// Whoever was asked to type gave up.
        case cancelled
        /// There is not the memory that a passphrase's protection needs.
        case memory
    }

    /// What went wrong.
    public let code: Code
    /// What, which value, why: for logs and terminals, without secrets.
    public let detail: String

    /// An error with its explanation.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    /// The detail.
    public var description: String {
        detail
    }
}
