//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds
public import SignedNotes

/// What the service needs to know of the instance that it serves.
public struct Instance: Sendable {
    /// Its host name, as statements and keys have it.
    public let id: InstanceID
    /// The keys of the officials on the roster.
    public let officials: VerifierKeys
    /// How many of them must sign what.
    public let policy: SigningPolicy

    /// An instance.
    public init(id: InstanceID, officials: VerifierKeys, policy: SigningPolicy = .usual) {
        self.id = id
        self.officials = officials
        self.policy = policy
    }

    /// The persons whose signatures of a note verify. Two keys of one person are one.
    ///
    /// - Throws: `NoteError` if a line under an official's name does not verify, or no official signed.
    func signers(of note: SignedNote) throws(NoteError) -> Set<OfficialID> {
        var signers: Set<OfficialID> = []
        for key in try note.verify(by: officials) {
            guard case (id.host, .official(let name))? = key.name.stated, let official = OfficialID(name) else {
                continue
            }
            signers.insert(official)
        }
        return signers
    }
}
