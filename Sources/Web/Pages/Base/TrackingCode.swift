//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// How tracking codes are written: SHA-256 in base64 without padding, 43 characters (docs/record-format.md, "Text").
///
/// Its `+` and `/` would need escaping in an address, so there it is base64url (RFC 4648, section 5).
public enum TrackingCode {
    /// The code as people see it.
    public static func text(_ code: Digest) -> String {
        String(decoding: code.base64, as: UTF8.self)
    }

    /// The code for use in a path or a query.
    public static func inAddress(_ code: Digest) -> String {
        String(text(code).map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }

    /// The code that somebody typed or an address holds, in either alphabet, with spaces anywhere; nil for anything else.
    public static func read(_ text: String) -> Digest? {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "-"): bytes.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): bytes.append(UInt8(ascii: "/"))
            default: bytes.append(byte)
            }
            if bytes.count > 43 { return nil }
        }
        return Digest(base64: bytes)
    }
}
