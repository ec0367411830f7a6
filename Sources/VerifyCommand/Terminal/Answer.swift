//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation

/// What a command answers: bytes on standard output, and nothing else there.
public enum Answer {
    /// What a shell reports of a program that SIGPIPE ended.
    private static let readerGone: Int32 = 128 + 13

    /// Writes `text` as it stands.
    public static func write(_ text: String) {
        write([UInt8](text.utf8))
    }

    /// Writes a line.
    public static func line(_ text: String) {
        write(text + "\n")
    }

    /// Writes bytes as they stand. Ends the program where that cannot be done: an answer that got lost is no success.
    /// A reader that wants no more, as `head`, is not told about it.
    public static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EPIPE {
                exit(readerGone)
            } else if errno != EINTR {
                Talk.failure(CommandFailure("the answer cannot be written: \(String(cString: strerror(errno)))"))
                exit(ExitStatus.failed.rawValue)
            }
        }
    }
}
