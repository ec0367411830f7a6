//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a key, a note, a checkpoint, a tile or a proof is refused.
public struct NoteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is refused; one code for each kind of reason that a caller may treat differently.
    public enum Code: String, CaseIterable, Sendable {
        /// The input is larger than the format's limit, or holds more lines or hashes than allowed.
        case size
        /// A note's text is not UTF-8, holds a control character, or does not end in a newline.
        case text
        /// A signature line is missing or not in its one form.
        case signatureLine
        /// A key name is empty, too long, or holds a space, a plus or a control character.
        case keyName
        /// A verifier key or signing key is not in its one form, or its parts do not belong together.
        case key
        /// No known key signed the note.
        case unsigned
        /// A line under a known key's name and id does not verify, or stands twice.
        case signature
        /// A checkpoint's text is not in its one form.
        case checkpoint
        /// A checkpoint is another log's.
        case origin
        /// A tile's path or content is not in its one form.
        case tile
        /// An entry bundle is not in its one form, or an entry does not fit in one.
        case entries
        /// A proof is not in its one form, or does not lead to the root.
        case proof
        /// An index or size lies outside the tree.
        case range
    }

    /// What is refused.
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
