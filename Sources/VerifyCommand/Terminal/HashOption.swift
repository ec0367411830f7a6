//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
public import CanonicalText

/// Hashes that people type behind options.
public enum HashOption {
    /// The hash that is typed behind an option, with spaces where fingerprints are published with them; throws
    /// `ValidationError` unless it is 64 lower-case hex digits.
    public static func read(_ text: String, of option: String) throws -> Digest {
        guard let digest = Digest(hex: text.utf8.filter { $0 != 0x20 }) else {
            throw ValidationError("\(option) \(text): not 64 lower-case hex digits")
        }
        return digest
    }
}
