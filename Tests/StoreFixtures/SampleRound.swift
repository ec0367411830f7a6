//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText
public import ElectionRecord
import KeyCeremony
import RoundBundle
public import Rounds
public import SignedNotes
public import Store

/// A round with its keys and voters, to be recorded in a store.
public struct SampleRound: Sendable {
    /// A sheet with its election and who may vote. Nothing of it changes.
    public struct Ballotable: @unchecked Sendable {
        public let id: SheetID
        public let election: Election
        public let uuid: ElectionID
        public let setup: RoundStore.Setup
        public let letters: [Credential]
        public let reserve: [Credential]
        public let paper: [Credential]
    }

    public let definition: RoundDefinition
    public let sheets: [Ballotable]
    /// The one trustee's. It does not change.
    public nonisolated(unsafe) let secret: SecretScalar
    /// The key of the round's log.
    public let logKey: SigningKey
    /// Everybody's who is on the roster.
    public let officials: [SigningKey]
    /// The municipality's rosters.
    public let rosters: RosterChain

    /// A round with so many letters; half as many reserve and paper credentials.
    public init(_ id: RoundID = "proef", letters: Int = 20) throws {
        let definition = try SampleDefinition.make(id)
        self.definition = definition
        logKey = SigningKey(generating: try KeyName(host: "stem.example", purpose: .log(round: id.text)))
        officials = try SampleRoster.keys()
        rosters = try SampleRoster.chain()
        let secret = SecretScalar.random()
        self.secret = secret
        sheets = try definition.sheets.map { sheet in
            try Self.sheet(sheet, of: definition, letters: letters, secret: secret)
        }
    }

    public var id: RoundID { definition.id }

    private static func sheet(
        _ sheet: Sheet,
        of definition: RoundDefinition,
        letters: Int,
        secret: SecretScalar
    ) throws -> Ballotable {
        let uuid = try randomUUID()
        func credentials(_ count: Int) -> [Credential] {
            (0..<count).map { _ in
                VotingCode.random().credential(uuid: Array(uuid.text.utf8), postcode: [], houseNumber: [])
            }
        }
        let (byLetter, reserve, paper) = (credentials(letters), credentials(letters / 2), credentials(letters / 2))
        let strata = try required(SheetStrata(sheet.strata))
        func entries(_ credentials: [Credential], _ role: Roll.Role, _ stratum: Int) -> [Roll.Entry] {
            credentials.map { Roll.Entry(key: $0.publicKey.bytes, role: role, stratum: stratum) }
        }
        let roll = try Roll(
            election: uuid,
            sheet: sheet.id,
            definition: definition.digest,
            strata: strata,
            entries: entries(byLetter, .letter, 0) + entries(reserve, .reserve, 0) + entries(paper, .paper, 1)
        )
        let trustees = Trustees(entries: [.single(SingleTrustee.key(of: secret))])
        let election = try Election(
            of: sheet,
            in: definition,
            election: uuid,
            roll: roll.digest,
            publicKey: trustees.electionKey
        )
        let keys = try (0..<roll.count).map { try Point(roll[$0].key) }
        return Ballotable(
            id: sheet.id,
            election: election,
            uuid: uuid,
            setup: RoundStore.Setup(
                election: election.bytes,
                trustees: trustees.bytes,
                credentials: try CredentialList(keys: keys).bytes,
                roll: roll
            ),
            letters: byLetter,
            reserve: reserve,
            paper: paper
        )
    }

    private static func randomUUID() throws -> ElectionID {
        let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
        return try required(ElectionID(utf8: (0..<14).compactMap { _ in alphabet.randomElement() }))
    }

    /// A ballot of a credential for the sheet's first option.
    public func ballot(_ sheet: Int = 0, by voter: Credential) throws -> BallotSubmission.Ballot {
        let context = sheets[sheet].election.context
        let plaintext = context.questions.map { shape in
            (0..<shape.choices).map { UInt8($0 == (shape.allowsBlank ? 1 : 0) ? 1 : 0) }
        }
        let unsigned = try UnsignedBallot(plaintext, credential: voter.publicKey, context: context)
        let ballot = try AcceptedBallot(unsigned.cast(with: voter), in: context)
        return BallotSubmission.Ballot(election: sheets[sheet].uuid, ballot: ballot)
    }

    /// One voter's ballot on the first sheet, received soon after opening.
    public func submission(by voter: Int, received: Int = SampleDefinition.opens + 1) throws -> BallotSubmission {
        BallotSubmission([try ballot(by: sheets[0].letters[voter])], route: .online(received: received))
    }
}
