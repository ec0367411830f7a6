//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// The end of a credential that has no ballot: final, and never lifted (docs/protocol.md, "Blocking").
public struct Block: Hashable, Sendable {
    /// Why it is blocked.
    public enum Reason: String, CaseIterable, Sendable {
        /// Another letter takes its place.
        case replaced
        /// A ballot on paper takes its place.
        case toPaper = "to-paper"
        /// Its holder may not vote: the electorate is one less.
        case withdrawn
    }

    public let heading: StatementHeading
    public let election: ElectionID
    /// The public credential, in the encoding of RFC 8032, section 5.1.2.
    public let credential: Bytes32
    public let reason: Reason
    public let times: StatementTimes

    public init(
        heading: StatementHeading,
        election: ElectionID,
        credential: Bytes32,
        reason: Reason,
        times: StatementTimes
    ) {
        self.heading = heading
        self.election = election
        self.credential = credential
        self.reason = reason
        self.times = times
    }

    func write(to writer: inout StatementWriter) {
        heading.write(to: &writer)
        writer.line("election", election.text)
        writer.line("credential", CredentialText.hex(credential))
        writer.line("reason", reason.rawValue)
        times.write(to: &writer)
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        heading = try StatementHeading(from: &reader)
        election = try reader.value("election") { ElectionID($0) }
        credential = try reader.value("credential") { CredentialText.key(Array($0.utf8)) }
        reason = try reader.value("reason") { Reason(rawValue: $0) }
        times = try StatementTimes(from: &reader)
    }
}
