//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import SignedNotes

/// One official on a roster.
public struct RosterOfficial: Hashable, Sendable {
    /// The person's name among the officials, which is also the last part of the key's name.
    public let id: OfficialID
    /// The function, in words: `Griffier`.
    public let function: StatementWords
    /// The key that the person signs with.
    public let key: VerifierKey
    /// At least one.
    public let roles: Set<OfficialRole>

    /// An official; throws `contradiction` without a role, or if the key is not named after `id`.
    public init(
        id: OfficialID,
        function: StatementWords,
        key: VerifierKey,
        roles: Set<OfficialRole>
    ) throws(RecordError) {
        guard !roles.isEmpty else { throw RecordError(.contradiction, "official \(id) has no role") }
        guard key.type == .ed25519, key.name.stated?.purpose == .official(name: id.text) else {
            throw RecordError(.contradiction, "the key \(key.name) is not one of official \(id)")
        }
        self.id = id
        self.function = function
        self.key = key
        self.roles = roles
    }

    func write(to writer: inout StatementWriter) {
        writer.line("official", Array("\(id) ".utf8) + function.utf8)
        writer.line("key", Array("\(id) ".utf8) + key.text)
        writer.line(
            "roles",
            ([id.text] + OfficialRole.allCases.filter(roles.contains).map(\.rawValue)).joined(separator: " ")
        )
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        let line = try reader.value("official").split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard line.count == 2 else { throw RecordError(.form, "an official of a roster has no function") }
        let id = try reader.part(String(line[0])) { OfficialID($0) }
        let function = try reader.part(String(line[1])) { StatementWords($0) }
        let key = try reader.values("key", 2)
        guard key[0] == id.text else { throw RecordError(.form, "official \(id) is not followed by a key of its own") }
        let verifier = try reader.part(key[1]) { try? VerifierKey(text: Array($0.utf8)) }
        let words = try reader.value("roles").split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.first == id.text else {
            throw RecordError(.form, "official \(id) is not followed by roles of its own")
        }
        var roles: [OfficialRole] = []
        for word in words.dropFirst() { roles.append(try reader.part(word) { OfficialRole(rawValue: $0) }) }
        guard roles == OfficialRole.allCases.filter(roles.contains) else {
            throw RecordError(.form, "the roles of official \(id) are not in order, or one stands twice")
        }
        try self.init(id: id, function: function, key: verifier, roles: Set(roles))
    }
}
