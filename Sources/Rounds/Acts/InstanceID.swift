//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import SignedNotes

/// The instance that a statement is about: its host name in lower case, perhaps with a port.
public struct InstanceID: Hashable, Sendable, CustomStringConvertible {
    /// The host name.
    public let host: String

    /// Takes a host name as it stands; nil unless it can stand in the names of the instance's keys.
    public init?(_ host: some StringProtocol) {
        let text = String(host)
        guard (try? KeyName(host: text, purpose: .log(round: "x"))) != nil else { return nil }
        self.host = text
    }

    public var description: String { host }
}
