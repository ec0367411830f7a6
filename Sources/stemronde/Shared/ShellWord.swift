//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Words of a command that is shown to be typed.
enum ShellWord {
    /// The word as a shell takes it: quoted only where it must be.
    static func quoted(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
                || "_-./:,=+@%".contains(Character(scalar))
        }
        guard !plain || word.isEmpty else { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// `stemronde` with these words behind it.
    static func command(_ words: String...) -> String {
        command(words)
    }

    /// The same of words that were put together.
    static func command(_ words: [String]) -> String {
        (["stemronde"] + words.map(quoted)).joined(separator: " ")
    }
}
