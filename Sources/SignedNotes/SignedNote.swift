//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// A text with signatures below it (C2SP signed-note).
///
/// Reading one proves nothing: the text must be ignored until `verify` has found a known key's signature.
public struct SignedNote: Hashable, Sendable {
    /// The largest note with its signatures, in bytes.
    public static let sizeLimit = 59_999
    /// The most signature lines. The format asks for at least 16.
    public static let signatureLimit = 32

    /// The signed text, UTF-8, up to and including its last newline.
    public let text: [UInt8]
    /// The signature lines, in their order.
    public let signatures: [NoteSignature]

    /// Signs a text with one key or several, each of type `ed25519`.
    ///
    /// - Throws: `NoteError` with code `text`, `size`, or `signature` if a key stands twice.
    public init(text: [UInt8], signedBy keys: [SigningKey]) throws(NoteError) {
        precondition(!keys.isEmpty, "a note without a signature")
        precondition(keys.allSatisfy { $0.verifierKey.type == .ed25519 }, "a key for cosignatures signs no notes")
        try Self.check(text: text)
        let signatures = keys.map { key in
            NoteSignature(name: key.verifierKey.name, id: key.verifierKey.id, bytes: key.signature(of: text))
        }
        try self.init(text: text, adding: signatures, to: [])
    }

    /// The same note with one signature line more, below the others.
    ///
    /// - Throws: `NoteError` with code `size`, or `signature` if a line of that name and id stands there already.
    public func adding(_ signature: NoteSignature) throws(NoteError) -> SignedNote {
        try SignedNote(text: text, adding: [signature], to: signatures)
    }

    /// The same note with the signature of one key more.
    ///
    /// - Throws: as `adding` with a signature.
    public func adding(signatureBy key: SigningKey) throws(NoteError) -> SignedNote {
        let added = try SignedNote(text: text, signedBy: [key])
        return try SignedNote(text: text, adding: added.signatures, to: signatures)
    }

    private init(text: [UInt8], adding new: [NoteSignature], to old: [NoteSignature]) throws(NoteError) {
        var signatures = old
        for signature in new {
            guard !signatures.contains(where: { $0.name == signature.name && $0.id == signature.id }) else {
                throw NoteError(.signature, "\(signature.name) with id \(signature.id) signed this note already")
            }
            signatures.append(signature)
        }
        self.text = text
        self.signatures = signatures
        guard signatures.count <= Self.signatureLimit, bytes.count <= Self.sizeLimit else {
            throw NoteError(.size, "\(signatures.count) signatures, \(bytes.count) bytes: more than a note may have")
        }
    }

    /// Reads a note, in its one spelling.
    ///
    /// - Throws: `NoteError` with code `size`, `text`, `signatureLine` or `keyName`.
    public init(parsing bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.sizeLimit else {
            throw NoteError(.size, "a note of \(bytes.count) bytes, more than \(Self.sizeLimit)")
        }
        // The last empty line divides text and signatures; the text may hold others.
        guard let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }) else {
            throw NoteError(.signatureLine, "a note without an empty line and signatures")
        }
        let text = Array(bytes[..<blank])
        try Self.check(text: text)
        let lines = bytes[(blank + 1)...].split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count > 1, lines.last?.isEmpty == true else {
            throw NoteError(.signatureLine, "a note without signatures, or its last line without a newline")
        }
        guard lines.count - 1 <= Self.signatureLimit else {
            throw NoteError(.size, "\(lines.count - 1) signatures, more than \(Self.signatureLimit)")
        }
        var signatures: [NoteSignature] = []
        for line in lines.dropLast() { signatures.append(try NoteSignature(line: line)) }
        self.text = text
        self.signatures = signatures
        guard self.bytes == bytes else { throw NoteError(.signatureLine, "a note in another spelling than its own") }
    }

    /// The note as it is stored and sent.
    public var bytes: [UInt8] {
        text + [0x0A] + signatures.flatMap(\.line)
    }

    /// Whether `text` may be signed: UTF-8, no control character but newline, a newline last, within the size limit.
    static func check(text: [UInt8]) throws(NoteError) {
        guard text.count < sizeLimit else { throw NoteError(.size, "a text of \(text.count) bytes, too large to sign") }
        guard text.last == 0x0A else { throw NoteError(.text, "a text that does not end in a newline") }
        if let place = text.firstIndex(where: { $0 < 0x20 && $0 != 0x0A }) {
            throw NoteError(.text, "byte \(place) of the text is the control character \(text[place])")
        }
        guard UTF8Text.isValid(text) else { throw NoteError(.text, "the text is not UTF-8") }
    }
}
