//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The text of a public credential: 64 hex digits of its encoding's bytes in reverse, as Belenios writes every point.
public enum CredentialText {
    /// The text of a key.
    public static func hex(_ key: Bytes32) -> [UInt8] {
        Hex.encode(key.array.reversed())
    }

    /// Reads a text; nil for anything but 64 lower-case hex digits. Whether it is a point is checked by the ballot core.
    public static func key(_ hex: some Collection<UInt8>) -> Bytes32? {
        guard hex.count == 64, let bytes = Hex.decode(hex) else { return nil }
        return Bytes32(bytes.reversed())
    }
}
