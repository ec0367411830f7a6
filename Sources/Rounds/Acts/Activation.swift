//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What brings an idle credential to life (docs/protocol.md, "Reserve").
public struct Activation: Hashable, Sendable {
    /// On whose behalf.
    public enum Ground: Hashable, Sendable {
        /// It takes the place of this blocked credential, of the same stratum or, on paper, of the same weight.
        case replaces(Bytes32)
        /// Somebody was left off the register, for this reason: the electorate is one more.
        case late(StatementWords)
    }

    public let heading: StatementHeading
    public let election: ElectionID
    /// The public credential, in the encoding of RFC 8032, section 5.1.2.
    public let credential: Bytes32
    public let ground: Ground
    public let times: StatementTimes

    public init(
        heading: StatementHeading,
        election: ElectionID,
        credential: Bytes32,
        ground: Ground,
        times: StatementTimes
    ) {
        self.heading = heading
        self.election = election
        self.credential = credential
        self.ground = ground
        self.times = times
    }

    func write(to writer: inout StatementWriter) {
        heading.write(to: &writer)
        writer.line("election", election.text)
        writer.line("credential", CredentialText.hex(credential))
        switch ground {
        case .replaces(let blocked): writer.line("replaces", CredentialText.hex(blocked))
        case .late(let reason): writer.line("late", reason.utf8)
        }
        times.write(to: &writer)
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        heading = try StatementHeading(from: &reader)
        election = try reader.value("election") { ElectionID($0) }
        credential = try reader.value("credential") { CredentialText.key(Array($0.utf8)) }
        if reader.isNext("late") {
            ground = .late(try reader.value("late") { StatementWords($0) })
        } else {
            ground = .replaces(try reader.value("replaces") { CredentialText.key(Array($0.utf8)) })
        }
        times = try StatementTimes(from: &reader)
    }
}
