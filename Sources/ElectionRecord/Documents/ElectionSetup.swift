//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What an election is set up with, read from its record's first event.
public struct ElectionSetup: Sendable {
    /// The election.
    public let election: Election
    /// Who can decrypt its sums.
    public let trustees: Trustees
    /// Who may vote. The keys are read, and still to be checked by `checkKeys(in:)`.
    public let credentials: CredentialList
    /// Whether there is a certificate of the credentials, which is not interpreted.
    public let hasCertificate: Bool

    /// These three.
    public init(election: Election, trustees: Trustees, credentials: CredentialList) {
        self.election = election
        self.trustees = trustees
        self.credentials = credentials
        hasCertificate = false
    }

    /// Reads the documents of a Setup event; it is the caller's bug to give another event. The trustees' proofs are
    /// still to be checked by `Trustees.check(electionKey:)`. Throws `DocumentError` or `ArchiveError`.
    public init(_ event: RecordedEvent) throws {
        guard case .setup(let election, let trustees, let credentials, let certificate) = event.content else {
            preconditionFailure("an election is set up by a Setup event")
        }
        self.election = try Election(try election.bytes())
        self.trustees = try Trustees(try trustees.bytes())
        self.credentials = try CredentialList(credentials)
        hasCertificate = certificate != nil
    }
}
