//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The name in a signature line (C2SP signed-note): not empty, no Unicode space, no plus, no control character.
///
/// Two names are equal when their bytes are; Swift's strings would also equate different spellings of `é`.
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
    /// The longest name, in bytes.
    public static let sizeLimit = 255

    /// The name, as UTF-8.
    public let utf8: [UInt8]

    /// Reads a name.
    ///
    /// - Throws: `NoteError` with code `keyName`.
    public init(_ text: String) throws(NoteError) {
        try self.init(utf8: Array(text.utf8))
    }

    /// Reads a name from its bytes.
    ///
    /// - Throws: `NoteError` with code `keyName`.
    public init(utf8: [UInt8]) throws(NoteError) {
        guard !utf8.isEmpty else { throw NoteError(.keyName, "a key name is empty") }
        guard utf8.count <= Self.sizeLimit else {
            throw NoteError(.keyName, "a key name has \(utf8.count) bytes, more than \(Self.sizeLimit)")
        }
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw NoteError(.keyName, "a key name is not UTF-8")
        }
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            guard !isControl, !scalar.properties.isWhitespace, scalar != "+" else {
                let number = String(scalar.value, radix: 16, uppercase: true)
                throw NoteError(.keyName, "a key name holds U+\(number), which it may not")
            }
        }
        self.utf8 = utf8
    }

    /// The name as a string.
    public var description: String {
        String(decoding: utf8, as: UTF8.self)
    }
}
