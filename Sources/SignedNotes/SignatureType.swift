//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a key's signatures cover (C2SP signed-note, "Signature types"). Other types are lines of unknown keys.
public enum SignatureType: UInt8, CaseIterable, Sendable {
    /// Ed25519 over the note's text.
    case ed25519 = 1
    /// A witness's Ed25519 over a time and a checkpoint's text (C2SP tlog-cosignature).
    case cosignature = 4

    /// Bytes after the key id in a signature line.
    var signatureSize: Int {
        switch self {
        case .ed25519: 64
        case .cosignature: 72
        }
    }
}
