//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The quotation of foreign text in a message: short, on one line, without control characters.
enum Excerpt {
    /// `text` in double quotes, at most 40 characters of it.
    static func quoted(_ text: some StringProtocol) -> String {
        var result = "\""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < 40 else {
                result += "…"
                break
            }
            let isPlain =
                scalar.value >= 0x20 && scalar.properties.generalCategory != .control
                && scalar.properties.generalCategory != .format
            result.unicodeScalars.append(isPlain ? scalar : "?")
            count += 1
        }
        return result + "\""
    }

    /// The same for bytes of unknown form.
    static func quoted(_ bytes: UnsafeRawBufferPointer) -> String {
        quoted(String(decoding: UnsafeRawBufferPointer(rebasing: bytes.prefix(200)), as: UTF8.self))
    }
}
