//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// The bytes of a log's entries (docs/protocol.md, "Log").
enum LogEntry {
    /// An event of a sheet: `event UUID HEIGHT`, newline, the event's bytes.
    static func event(uuid: ElectionID, height: Int, bytes: [UInt8]) -> [UInt8] {
        Array("event \(uuid) \(height)\n".utf8) + bytes
    }
}
