//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// A ballot that was opened instead of cast, checked: what it says is what it holds (docs/booth.md, "Audit file").
public struct BallotAudit: Equatable, Sendable {
    /// The election of the ballot.
    public let uuid: [UInt8]
    /// The public credential that the ballot names. It is not signed.
    public let credential: Point
    /// SHA-256 of the unsigned ballot: to be compared with the code that the booth showed before.
    public let checkCode: Digest
    /// For each question a zero or one for each ciphertext, the blank flag first.
    public let choices: [[UInt8]]

    /// Why an audit file is refused.
    public struct Failure: Error, Equatable, Sendable {
        /// What is wrong.
        public enum Code: UInt8, Sendable {
            /// The bytes are not the canonical JSON of an audit file.
            case json
            /// A ballot is of an election that was not given.
            case election
            /// A ballot is not written as it must be for its election.
            case ballot
            /// Openings are missing, superfluous, or no allowed answer.
            case choices
            /// A ciphertext does not hold what its opening says.
            case opening
        }

        /// What is wrong.
        public let code: Code
        /// Index of the ballot in the file from 0.
        public let ballot: Int
        /// Index of the question from 0, or −1 where no question is meant.
        public let question: Int
        /// Index of the ciphertext in the answer from 0, or −1; for `json`, bytes from the file's start.
        public let item: Int
    }

    /// Writes an audit file: each unsigned ballot's bytes with its openings.
    public static func file(_ ballots: [(unsigned: [UInt8], openings: [[BallotOpening]])]) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 8192)
        writer.literal("{\"type\":\"stemronde/ballot-audit/v1\",\"ballots\":")
        writer.list(ballots) { writer, ballot in
            writer.literal("{\"ballot\":")
            writer.raw(ballot.unsigned)
            writer.literal(",\"openings\":")
            writer.list(ballot.openings) { writer, question in
                writer.list(question) { writer, opening in
                    writer.literal("{\"value\":")
                    writer.integer(Int(opening.value))
                    writer.literal(",\"randomness\":")
                    writer.string(opening.randomness.decimal)
                    writer.literal("}")
                }
            }
            writer.literal("}")
        }
        writer.literal("}")
        return writer.bytes
    }

    /// Reads an audit file and checks every opening in it against `elections`, which hold those of its ballots.
    public static func check(
        file bytes: [UInt8],
        elections: [BallotContext]
    ) throws(Failure) -> [BallotAudit] {
        var reader = BallotAuditReader(bytes, elections: elections)
        return try reader.file()
    }
}
