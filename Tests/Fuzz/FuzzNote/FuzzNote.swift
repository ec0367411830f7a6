//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds
import SignedNotes

/// Any bytes are a note, a checkpoint, a proof, a statement, a roster, or are refused; what is read is written back as it stood.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
    _ = NoteParsers.run(bytes)
    if let statement = try? Statement(text: bytes) { precondition(statement.text == bytes) }
    if let roster = try? Roster(text: bytes) { precondition(roster.text == bytes) }
    if let entry = try? LogEntry(parsing: bytes) { precondition(entry.bytes == bytes) }
    return 0
}
