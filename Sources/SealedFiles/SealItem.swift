//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// One secret of a sealed file.
public struct SealItem: Sendable {
    /// Its name, `[A-Za-z0-9._-]{1,100}`; stands readable in the file.
    public let name: String
    /// The secret.
    public let bytes: SecretBytes

    /// An item.
    public init(name: String, bytes: SecretBytes) {
        self.name = name
        self.bytes = bytes
    }
}
