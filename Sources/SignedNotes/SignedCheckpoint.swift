//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A checkpoint with the log's signature and perhaps witnesses' (C2SP tlog-checkpoint, tlog-cosignature).
///
/// Reading one proves nothing until `verify` has found the log's signature.
public struct SignedCheckpoint: Hashable, Sendable {
    /// The note.
    public let note: SignedNote
    /// What the note's text says.
    public let checkpoint: Checkpoint

    /// Signs the state of a log with the key that has the log's name.
    public init(_ checkpoint: Checkpoint, signedBy key: SigningKey) throws(NoteError) {
        precondition(key.verifierKey.name.utf8 == checkpoint.origin, "a log is signed by the key of its name")
        self.checkpoint = checkpoint
        note = try SignedNote(text: checkpoint.text, signedBy: [key])
    }

    /// Reads a checkpoint.
    ///
    /// - Throws: `NoteError` with the codes of `SignedNote` and `Checkpoint`.
    public init(parsing bytes: [UInt8]) throws(NoteError) {
        try self.init(note: SignedNote(parsing: bytes))
    }

    /// Reads the checkpoint that a note holds.
    ///
    /// - Throws: `NoteError` with code `checkpoint`.
    public init(note: SignedNote) throws(NoteError) {
        self.note = note
        checkpoint = try Checkpoint(text: note.text)
    }

    /// The note as it is stored and sent.
    public var bytes: [UInt8] {
        note.bytes
    }

    /// Demands that this is a checkpoint of the log with this key, and gives what it says.
    ///
    /// - Parameter log: the log's key, of type `ed25519`; its name is the log's origin.
    /// - Throws: `NoteError` with code `origin` for another log's, `checkpoint` for one with extension lines (no monitor
    ///   could check what they say), `unsigned` or `signature`.
    @discardableResult
    public func verify(log: VerifierKey) throws(NoteError) -> Checkpoint {
        precondition(log.type == .ed25519, "a log signs with a key for notes")
        guard checkpoint.origin == log.name.utf8 else {
            throw NoteError(.origin, "a checkpoint of another log than \(log.name)")
        }
        guard checkpoint.extensions.isEmpty else {
            throw NoteError(.checkpoint, "a checkpoint of \(log.name) with \(checkpoint.extensions.count) more lines")
        }
        try note.verify(by: VerifierKeys(log))
        return checkpoint
    }

    /// The same checkpoint with a witness's statement that, at this time, it was the newest it had seen of the log.
    ///
    /// - Parameters:
    ///   - key: a key of type `cosignature`.
    ///   - time: seconds since 1970.
    /// - Throws: `NoteError` with code `size`, or `signature` if the witness's line stands there already.
    public func cosigned(by key: SigningKey, time: Int) throws(NoteError) -> SignedCheckpoint {
        precondition(key.verifierKey.type == .cosignature && time >= 0, "a witness signs with a key for cosignatures")
        let signature = key.signature(of: NoteSignature.cosigned(text: note.text, time: time))
        let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        let line = NoteSignature(name: key.verifierKey.name, id: key.verifierKey.id, bytes: stamp + signature)
        return try SignedCheckpoint(note: note.adding(line))
    }
}
