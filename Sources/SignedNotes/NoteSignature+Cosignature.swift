//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension NoteSignature {
    /// What this line says under `key`; nil if it does not verify.
    func verified(by key: VerifierKey, text: [UInt8]) -> NoteVerdict.Signature? {
        guard isOf(key), bytes.count == key.type.signatureSize else { return nil }
        switch key.type {
        case .ed25519:
            return key.verifies(bytes, of: text) ? NoteVerdict.Signature(key: key, time: nil) : nil
        case .cosignature:
            // timestamped_signature: eight bytes of time, then the signature (C2SP tlog-cosignature, "Format").
            let time = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard let seconds = Int(exactly: time) else { return nil }
            let message = Self.cosigned(text: text, time: seconds)
            return key.verifies(bytes.dropFirst(8), of: message) ? .init(key: key, time: seconds) : nil
        }
    }

    /// The message of a cosignature (C2SP tlog-cosignature, "Ed25519 signed message").
    static func cosigned(text: [UInt8], time: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }
}
