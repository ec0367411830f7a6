//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import SignedNotes

/// An entry of a round's log: an event of a sheet's election, a signed statement, or a roster (docs/protocol.md, "Log").
public enum LogEntry: Hashable, Sendable {
    /// Entries are shorter than this many bytes.
    public static let sizeLimit = 60_000
    /// Heights are below this.
    static let heightLimit = 1 << 30

    /// The event of this height, with its bytes as they stand in the election's archive.
    case event(ElectionID, height: Int, bytes: [UInt8])
    /// A note and what its text states. Whose the signatures are is for the caller to find out.
    case note(SignedNote, Statement)
    /// A note that says who the officials are, by whom the statements after it are judged.
    case roster(SignedNote, Roster)

    /// Reads an entry in its one form; the first line tells which it is.
    ///
    /// The bytes of an event are compared with the archive's, so they are not read here.
    ///
    /// - Throws: `RecordError` with code `range` for an entry that is too long, `form` for one in no known form, and as
    ///   `Statement` and `Roster`.
    public init(parsing bytes: [UInt8]) throws(RecordError) {
        guard bytes.count < Self.sizeLimit else {
            throw RecordError(.range, "a log entry of \(bytes.count) bytes, too many")
        }
        if let event = try Self.event(bytes) {
            self = event
            return
        }
        let note: SignedNote
        do throws(NoteError) {
            note = try SignedNote(parsing: bytes)
        } catch {
            throw RecordError(.form, "a log entry is neither an event nor a note: \(error.detail)")
        }
        if Roster.isLabel(of: note) {
            self = .roster(note, try Roster(text: note.text))
        } else {
            self = .note(note, try Statement(text: note.text))
        }
    }

    /// The entry as it stands in the log.
    public var bytes: [UInt8] {
        switch self {
        case .event(let election, let height, let bytes): Array("event \(election) \(height)\n".utf8) + bytes
        case .note(let note, _), .roster(let note, _): note.bytes
        }
    }

    /// The event, if the first line says that it is one.
    private static func event(_ bytes: [UInt8]) throws(RecordError) -> LogEntry? {
        guard bytes.starts(with: Array("event ".utf8)) else { return nil }
        let line = bytes.prefix { $0 != 0x0A }
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 3, let election = ElectionID(utf8: words[1]),
            let height = StatementReader.number(String(decoding: words[2], as: UTF8.self)), height < heightLimit,
            line.count + 1 < bytes.count
        else {
            throw RecordError(
                .form,
                "a log entry does not begin with \"event UUID HEIGHT\" and have an event behind it"
            )
        }
        return .event(election, height: height, bytes: Array(bytes[(line.count + 1)...]))
    }
}
