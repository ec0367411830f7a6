//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation

/// What a command answers: bytes on standard output, and nothing else there.
public enum Answer {
    /// Writes `text` as it stands.
    public static func write(_ text: String) {
        write([UInt8](text.utf8))
    }

    /// Writes a line.
    public static func line(_ text: String) {
        write(text + "\n")
    }

    /// Writes bytes as they stand.
    public static func write(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }
}
