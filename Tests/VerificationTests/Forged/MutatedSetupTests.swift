//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import KeyCeremony
import RecordFixtures
import Testing

@testable import BallotCore
@testable import ElectionRecord
@testable import Verification

/// Records whose set-up says something false, impossible or ambiguous.
@Suite struct MutatedSetupTests {
    private static func setup(
        _ archive: SoundArchive = .multi,
        _ change: (inout ForgedArchive) throws -> Void
    ) throws -> ForgedArchive {
        try ForgedArchive(archive).setupOnly.with(change)
    }

    /// The election with a text replaced.
    private static func election(_ what: String, _ codes: CheckCode..., old: String, new: [UInt8]) -> Mutation {
        Mutation("election: \(what)", codes) {
            try setup { $0.election = try $0.election.replacing(old, with: new) }
        }
    }

    /// The election refused for a text replaced.
    private static func election(_ what: String, _ old: String, _ new: String) -> Mutation {
        election(what, .election, old: old, new: Array(new.utf8))
    }

    /// The election's uuid, and the file's name, replaced.
    private static func uuid(_ what: String, _ new: String, _ codes: CheckCode...) -> Mutation {
        Mutation("uuid: \(what)", codes) {
            try setup {
                $0.election = try $0.election.replacing($0.uuid, with: new)
                $0.uuid = new
            }
        }
    }

    /// The election's key replaced.
    private static func key(
        _ what: String,
        _ code: CheckCode,
        _ change: @escaping @Sendable (Point) throws -> [UInt8]
    )
        -> Mutation
    {
        Mutation("public key: \(what)", code) {
            try setup { $0.election = try $0.election.replacingPoint(after: "\"public_key\":\"", change) }
        }
    }

    /// Refused for a number of questions, all the same.
    private static func questions(_ what: String, _ count: Int) -> Mutation {
        Mutation("election: \(what)", .election) {
            try setup { archive in
                let (label, end) = ("\"questions\":[", "],\"uuid\"")
                let start = try #require(archive.election.firstRange(of: Array(label.utf8))).upperBound
                let rest = try #require(archive.election.firstRange(of: Array(end.utf8))).lowerBound
                let question = #"{"answers":["Ja"],"min":0,"max":1,"question":"?"}"#
                let list = [String](repeating: question, count: count).joined(separator: ",")
                archive.election.replaceSubrange(start..<rest, with: Array(list.utf8))
            }
        }
    }

    private static let name = "\"name\":\"Multi\""

    private static let elections: [Mutation] = [
        election("another version", "\"version\":1", "\"version\":2"),
        election("another group", "Ed25519", "RFC-3526-2048"),
        election("no answers to a question", "[\"Ja\"],\"min\":0,\"max\":1", "[],\"min\":0,\"max\":0"),
        questions("no questions", 0),
        questions("more questions than a booth takes", 101),
        election("min over max", "\"min\":0,\"max\":3", "\"min\":4,\"max\":3"),
        election("max over the answers", "\"min\":0,\"max\":3", "\"min\":0,\"max\":6"),
        election("a negative min", "\"min\":0,\"max\":3", "\"min\":-1,\"max\":3"),
        election("a max beyond 64 bits", "\"min\":0,\"max\":3", "\"min\":0,\"max\":18446744073709551619"),
        election("a fraction", "\"min\":0,\"max\":3", "\"min\":0,\"max\":3.0"),
        election("blank that is null", "\"blank\":true", "\"blank\":null"),
        election("blank twice", "\"blank\":true", "\"blank\":true,\"blank\":true"),
        election("a language of three", "v4\"}", "v4\",\"language\":[\"nl\",\"ltr\",\"x\"]}"),
        election("an empty object for a question", "[{\"answers\":[\"A\"", "[{},{\"answers\":[\"A\""),
        election("an escaped slash", name, "\"name\":\"\\/\""),
        election("an escape in upper case", name, "\"name\":\"\\u001F\""),
        election("an escaped letter", name, "\"name\":\"\\u004d\""),
        election("an escaped surrogate", name, "\"name\":\"\\ud800\""),
        election("a raw control character", name, "\"name\":\"\u{1F}\""),
        election("a raw DEL", name, "\"name\":\"\u{7F}\""),
        election("the bytes of a lone surrogate", .election, old: "Multi", new: [0xED, 0xA0, 0x80]),
        election("an overlong slash", .election, old: "Multi", new: [0xC0, 0xAF]),
        election("a cut off character", .election, old: "Multi", new: [0xE2, 0x82]),
        election("a character beyond Unicode", .election, old: "Multi", new: [0xF4, 0x90, 0x80, 0x80]),
        election("a byte order mark", "{\"version\"", "\u{FEFF}{\"version\""),
        uuid("too short", "Y5Fxy4FSNLBDv", .election),
        uuid("too long", String(repeating: "Y", count: 65), .election),
        uuid("a zero", "Y5Fxy4FSNLBDv0", .election),
        key("neutral", .election) { _ in Torsion.neutral },
        key("of order 2", .election) { _ in Torsion.second },
        key("not canonical", .election) { _ in Torsion.notCanonical },
        key("with torsion", .election) { try Torsion.added(to: $0) },
        key("of somebody else", .publicKey) { _ in Point.variableTimeGeneratorPower(Scalar(7)).hex },

        election("accepted: a line separator in a name", old: "Multi", new: Array("\u{2028}".utf8)),
        election("accepted: DEL, escaped", old: "Multi", new: Array("\\u007f".utf8)),
        election(
            "accepted: that there is no blank, said",
            old: ",\"min\":0",
            new: Array(",\"blank\":false,\"min\":0".utf8)
        ),
        election("accepted: nothing may be chosen", old: "\"min\":0,\"max\":3", new: Array("\"min\":0,\"max\":0".utf8)),
        uuid("accepted: longer", "Y5Fxy4FSNLBDv4Y5Fxy4FSNLBDv4"),
    ]

    /// The list of credentials made anew of entries in which K and L stand for two keys.
    private static func credentials(_ what: String, _ codes: CheckCode..., list: String...) -> Mutation {
        Mutation("credentials: \(what)", codes) {
            try setup { archive in
                let keys = try CredentialList(archive.credentials).keys.map { try Point($0).hex }
                let names: [Character: [UInt8]] = [
                    "K": keys[0], "L": keys[1], "T": try Torsion.added(to: .generator), "2": Torsion.second,
                    "N": Torsion.neutral, "P": Torsion.notCanonical,
                ]
                let entries = list.map { entry in
                    Array("\"".utf8) + entry.flatMap { names[$0] ?? Array(String($0).utf8) } + Array("\"".utf8)
                }
                archive.credentials = Array("[".utf8) + entries.joined(separator: [0x2C]) + Array("]".utf8)
            }
        }
    }

    private static let credentials: [Mutation] = [
        credentials("torsion", .credentials, list: "K", "T"),
        credentials("a key of order 2", .credentials, list: "K", "2"),
        credentials("the neutral element", .credentials, list: "N", "K"),
        credentials("y = p", .credentials, list: "P"),
        credentials("a weight over 63 bits", .credentials, list: "K,9999999999999999999"),
        credentials(
            "weights over 63 bits together",
            .credentials,
            list: "K,9111111111111111111",
            "L,9111111111111111111"
        ),
        credentials("a negative weight", .credentials, list: "K,-1"),
        credentials("no weight behind a comma", .credentials, list: "K,"),
        credentials("a space", .credentials, list: " K"),
        credentials("an empty entry", .credentials, list: "K", ""),
        credentials("an escaped letter", .credentials, list: "K,1,\\u0061"),
        credentials("once with a weight and once without", .credentialTwice, list: "L", "K,7", "L,3"),

        credentials("accepted: none"),
        credentials("accepted: in descending order", list: "L", "K"),
        credentials("accepted: a weight of nothing, and the largest", list: "K,0", "L,9111111111111111111"),
    ]

    static let mutations = elections + credentials

    @Test(arguments: mutations) func failsItsCheckAlone(_ mutation: Mutation) async throws {
        try await mutation.verify()
    }
}
