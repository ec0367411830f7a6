//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The records that an archive is made of, for who keeps documents and events apart and puts the archive together again
/// (docs/record-format.md, "Archive").
public enum ArchiveRecord {
    /// The record of a document whose SHA-256 is `hash`, in an archive of `timestamp` (Unix seconds).
    public static func document(_ bytes: [UInt8], hash: Digest, timestamp: Int) -> [UInt8] {
        TarHeader.record(name: hash.hex + RecordName.dataSuffix, body: bytes, timestamp: timestamp)
    }

    /// The record of an event whose SHA-256 is `hash`, in an archive of `timestamp` (Unix seconds).
    public static func event(_ bytes: [UInt8], hash: Digest, timestamp: Int) -> [UInt8] {
        TarHeader.record(name: hash.hex + RecordName.eventSuffix, body: bytes, timestamp: timestamp)
    }
}
