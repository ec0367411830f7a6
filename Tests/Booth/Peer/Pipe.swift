//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Glibc

/// Standard input and output, bytes exactly as counted.
enum Pipe {
    /// The next `count` bytes, or nil at the end.
    static func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress.map { $0 + filled }, count - filled) }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }

    /// Writes a length and `bytes`.
    static func answer(_ bytes: [UInt8]) {
        var rest = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
        while !rest.isEmpty {
            let put = Glibc.write(1, rest, rest.count)
            guard put > 0 else { return }
            rest.removeFirst(put)
        }
    }
}
