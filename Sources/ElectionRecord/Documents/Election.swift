//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText

/// An election as it is archived: who is asked what, under which key (docs/record-format.md, "Setup").
public struct Election: Sendable {
    /// A language and the direction it is written in, as Belenios 3 states them: `["nl","ltr"]`.
    public struct Language: Equatable, Sendable {
        /// The language's tag.
        public let tag: String
        /// `ltr` or `rtl`.
        public let direction: String

        /// A language with its direction.
        public init(tag: String, direction: String) {
            self.tag = tag
            self.direction = direction
        }
    }

    /// At least 14 base58 characters.
    public let uuid: String
    /// The election's name.
    public let name: String
    /// What it is about.
    public let description: String
    /// The product of the trustees' keys.
    public let publicKey: Point
    /// The questions in order.
    public let questions: [Question]
    /// Who runs it, if stated.
    public let administrator: String?
    /// Who made the credentials, if stated.
    public let credentialAuthority: String?
    /// Its language, if stated.
    public let language: Language?

    /// The bytes as archived: without a final newline.
    public let bytes: [UInt8]
    /// SHA-256 of the bytes: in base64, `election_hash`. It covers neither trustees nor credentials.
    public let fingerprint: Digest

    /// Makes an election; throws `uuid`, `neutralKey`, or `questionShape` if there is no question or too many.
    public init(
        uuid: String,
        name: String,
        description: String,
        publicKey: Point,
        questions: [Question],
        administrator: String? = nil,
        credentialAuthority: String? = nil,
        language: Language? = nil
    ) throws(DocumentError) {
        guard Self.isUUID(uuid) else { throw DocumentError(.uuid, Self.uuidFault) }
        guard !publicKey.isNeutral else { throw DocumentError(.neutralKey, "election: the key is the neutral element") }
        try Self.check(count: questions.count)
        self.uuid = uuid
        self.name = name
        self.description = description
        self.publicKey = publicKey
        self.questions = questions
        self.administrator = administrator
        self.credentialAuthority = credentialAuthority
        self.language = language
        var writer = CanonicalWriter(capacity: 2048)
        writer.literal("{\"version\":1,\"description\":")
        writer.string(description.utf8)
        writer.literal(",\"name\":")
        writer.string(name.utf8)
        writer.literal(",\"group\":\"Ed25519\",\"public_key\":")
        writer.string(publicKey.hex)
        writer.literal(",\"questions\":")
        writer.list(questions) { $1.write(&$0) }
        writer.literal(",\"uuid\":")
        writer.string(uuid.utf8)
        if let administrator {
            writer.literal(",\"administrator\":")
            writer.string(administrator.utf8)
        }
        if let credentialAuthority {
            writer.literal(",\"credential_authority\":")
            writer.string(credentialAuthority.utf8)
        }
        if let language {
            writer.literal(",\"language\":")
            writer.list([language.tag, language.direction]) { $0.string($1.utf8) }
        }
        writer.literal("}")
        bytes = writer.bytes
        fingerprint = Digest(of: bytes)
    }

    /// Reads an election as archived; only the canonical bytes are one.
    public init(_ bytes: [UInt8]) throws(DocumentError) {
        self.bytes = bytes
        fingerprint = Digest(of: bytes)
        var reader = DocumentReader(bytes, "election")
        try reader.literal("{\"version\":1,\"description\":")
        description = try reader.string(limit: Self.textLimit)
        try reader.literal(",\"name\":")
        name = try reader.string(limit: Self.textLimit)
        try reader.literal(",\"group\":\"Ed25519\",\"public_key\":")
        publicKey = try reader.key()
        try reader.literal(",\"questions\":")
        questions = try reader.list(limit: BallotContext.maximumQuestions) { reader throws(DocumentError) in
            try Question(&reader)
        }
        try Self.check(count: questions.count)
        try reader.literal(",\"uuid\":")
        uuid = try reader.string(limit: 128)
        guard Self.isUUID(uuid) else { throw DocumentError(.uuid, Self.uuidFault) }
        administrator = reader.skip(",\"administrator\":") ? try reader.string(limit: Self.textLimit) : nil
        credentialAuthority =
            reader.skip(",\"credential_authority\":") ? try reader.string(limit: Self.textLimit) : nil
        if reader.skip(",\"language\":") {
            let pair = try reader.list(exactly: 2, else: .form) { reader throws(DocumentError) in
                try reader.string(limit: 64)
            }
            language = Language(tag: pair[0], direction: pair[1])
        } else {
            language = nil
        }
        try reader.literal("}")
        try reader.end()
    }

    /// What ballots are made and checked against.
    public var context: BallotContext {
        BallotContext(
            uuid: Array(uuid.utf8),
            fingerprint: fingerprint,
            publicKey: publicKey,
            questions: questions.map(\.shape)
        )
    }

    /// The shapes of the questions in order.
    public var shapes: [QuestionShape] {
        questions.map(\.shape)
    }

    /// Whether `text` is 14 to 64 base58 characters.
    public static func isUUID(_ text: String) -> Bool {
        (14...64).contains(text.utf8.count) && Base58.isText(text.utf8)
    }

    /// As many questions as a booth takes: what cannot be answered is no election.
    private static func check(count: Int) throws(DocumentError) {
        guard count >= 1, count <= BallotContext.maximumQuestions else {
            throw DocumentError(.questionShape, "election: \(count) questions cannot be asked")
        }
    }

    private static let textLimit = 1 << 20
    private static let uuidFault = "election: the uuid is not 14 to 64 base58 characters"
}
