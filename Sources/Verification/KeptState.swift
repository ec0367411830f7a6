//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import SignedNotes

/// A state of a round's log that an observer kept: a signed checkpoint, or a voter's receipt, which holds one.
public struct KeptState: Sendable {
    /// What findings call it.
    public let name: String
    let checkpoint: SignedCheckpoint
    /// Of a receipt: where its entry stands.
    let inclusion: InclusionProof?

    /// Reads a C2SP checkpoint or tlog-proof.
    ///
    /// - Parameter name: such as the name of its file.
    /// - Throws: `NoteError` if it is neither.
    public init(_ bytes: [UInt8], name: String) throws(NoteError) {
        self.name = name
        if bytes.starts(with: LogProof.header) {
            let receipt = try LogProof(parsing: bytes)
            checkpoint = receipt.checkpoint
            inclusion = receipt.inclusion
        } else {
            checkpoint = try SignedCheckpoint(parsing: bytes)
            inclusion = nil
        }
    }
}
