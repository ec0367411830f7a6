//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// One signature line of a note: `— NAME BASE64`, the base64 of key id and signature.
public struct NoteSignature: Hashable, Sendable {
    /// Who is said to have signed.
    public let name: KeyName
    /// Which of the key's of that name.
    public let id: KeyID
    /// What follows the id; 64 bytes for an Ed25519 signature, other lengths for types that we do not know.
    public let bytes: [UInt8]

    /// A line from its parts. `bytes` is not empty.
    init(name: KeyName, id: KeyID, bytes: [UInt8]) {
        self.name = name
        self.id = id
        self.bytes = bytes
    }

    /// Em dash and space.
    private static let mark = Array("— ".utf8)

    /// Reads a line without its newline.
    init(line: ArraySlice<UInt8>) throws(NoteError) {
        let parts = line.dropFirst(Self.mark.count).split(
            separator: UInt8(ascii: " "),
            omittingEmptySubsequences: false
        )
        guard line.starts(with: Self.mark), parts.count == 2 else {
            throw NoteError(.signatureLine, "a line below the text is not an em dash, a name and a signature")
        }
        let name = try KeyName(utf8: Array(parts[0]))
        guard let decoded = Base64.decode(parts[1], padded: true), decoded.count > 4 else {
            throw NoteError(.signatureLine, "the signature of \(name) is not base64 of more than 4 bytes")
        }
        self.init(name: name, id: KeyID(bigEndian: decoded.prefix(4)), bytes: Array(decoded.dropFirst(4)))
    }

    /// The line with its newline.
    var line: [UInt8] {
        Self.mark + name.utf8 + [0x20] + Base64.encode(id.bytes + bytes, padded: true) + [0x0A]
    }

    /// Whether the line stands under the name and id of `key`.
    func isOf(_ key: VerifierKey) -> Bool {
        name == key.name && id == key.id
    }
}
