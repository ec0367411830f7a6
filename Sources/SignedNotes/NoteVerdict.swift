//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a set of known keys says of a note's signature lines.
public struct NoteVerdict: Hashable, Sendable {
    /// A known key's signature that verifies.
    public struct Signature: Hashable, Sendable {
        /// Whose it is.
        public let key: VerifierKey
        /// When a witness says it cosigned, in seconds since 1970; nil for a signature of type `ed25519`.
        public let time: Int?
    }

    /// The signatures that verify, in the note's order.
    public internal(set) var valid: [Signature] = []
    /// Known keys under whose name and id a line stands that does not verify, or a second line.
    public internal(set) var forged: [VerifierKey] = []
    /// Lines of other keys, which say nothing.
    public internal(set) var unknown: [NoteSignature] = []

    /// The keys whose signatures verify, in the note's order.
    public var signers: [VerifierKey] {
        valid.map(\.key)
    }

    /// Whether the text may be believed to be signed by `signers`: there is one, and nothing is forged.
    public var isAccepted: Bool {
        !valid.isEmpty && forged.isEmpty
    }
}

extension SignedNote {
    /// Checks every line that stands under a known key's name and id; ignores the others.
    public func verdict(by known: VerifierKeys) -> NoteVerdict {
        var verdict = NoteVerdict()
        var seen: Set<VerifierKey> = []
        for signature in signatures {
            guard let key = known.key(of: signature) else {
                verdict.unknown.append(signature)
                continue
            }
            let isFirst = seen.insert(key).inserted
            if isFirst, let valid = signature.verified(by: key, text: text) {
                verdict.valid.append(valid)
            } else {
                verdict.forged.append(key)
            }
        }
        let forged = Set(verdict.forged)
        verdict.valid.removeAll { forged.contains($0.key) }
        return verdict
    }

    /// The known keys that signed, in the note's order; at least one.
    ///
    /// - Throws: `NoteError` with code `signature` if a known key's line does not verify or stands twice, `unsigned` if
    ///   no known key signed.
    @discardableResult
    public func verify(by known: VerifierKeys) throws(NoteError) -> [VerifierKey] {
        let verdict = verdict(by: known)
        if let key = verdict.forged.first {
            throw NoteError(
                .signature,
                "the signature of \(key.name) with id \(key.id) does not verify, or stands twice"
            )
        }
        guard !verdict.valid.isEmpty else {
            throw NoteError(.unsigned, "none of \(signatures.count) signatures is of a known key")
        }
        return verdict.signers
    }
}
