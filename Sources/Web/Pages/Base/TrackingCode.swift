//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How tracking codes are written in addresses.
///
/// A tracking code is a SHA-256 in base64 without padding, 43 characters (docs/record-format.md). Its `+` and `/` would
/// need escaping in an address, so there it is base64url (RFC 4648, section 5).
public enum TrackingCode {
    /// The code for use in a path or a query.
    public static func inPath(_ code: String) -> String {
        String(code.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }

    /// The code from what somebody typed or an address holds; nil unless it is 43 characters of either alphabet once
    /// spaces are left out.
    public static func read(_ text: String) -> String? {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: continue
            case UInt8(ascii: "-"): bytes.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): bytes.append(UInt8(ascii: "/"))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                bytes.append(byte)
            default: return nil
            }
            if bytes.count > 43 { return nil }
        }
        return bytes.count == 43 ? String(decoding: bytes, as: UTF8.self) : nil
    }
}
