//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore
import CanonicalText
public import Registrar
public import Rounds

/// Turns the agreed lines of a pile into encrypted ballots: shuffled, so that no ballot tells the number of its paper, and
/// each signed with a paper credential that was activated and has no ballot yet.
public struct PaperUrn {
    /// What came of the agreed lines.
    public struct Ballots: Sendable {
        /// Encrypted, in an order of their own.
        public let ballots: [[UInt8]]
        /// Ballots that could not be cast: a question of theirs has an invalid answer and cannot be blank.
        public let void: Int
    }

    /// The pile whose credentials these are.
    let pile: Pile
    private let context: BallotContext
    private let credentials: [Credential]

    /// Finds the credentials that can cast.
    ///
    /// - Parameters:
    ///   - state: the round as its log has left it.
    ///   - context: of the pile's election.
    ///   - spares: the paper codes of the issue.
    /// - Throws: `PaperError` with code `credentials` if the sheet has no roll, `pile` for another election's context;
    ///   `IssueError` and `SealedFileError`.
    public init(_ pile: Pile, state: RoundState, context: BallotContext, spares: SpareCodes) throws {
        guard let ledger = state.sheets[pile.sheetPlace].ledger else {
            throw PaperError(.credentials, "sheet \(pile.sheet) has no roll")
        }
        guard let election = state.sheets[pile.sheetPlace].election, context.uuid.elementsEqual(election.text.utf8)
        else {
            throw PaperError(.pile, "\(pile.name): not the election of sheet \(pile.sheet)")
        }
        var credentials: [Credential] = []
        for name in spares.names {
            guard case .paper(pile.sheet, pile.weightPlace, _) = name else { continue }
            let credential = try spares.code(name).credential(uuid: context.uuid, postcode: [], houseNumber: [])
            guard ledger.problem(ballotOf: credential.publicKey.bytes) == nil else { continue }
            credentials.append(credential)
        }
        self.pile = pile
        self.context = context
        self.credentials = credentials
    }

    /// How many ballots could be cast.
    public var room: Int { credentials.count }

    /// Encrypts the ballots, and checks every one as the service will.
    ///
    /// - Parameter progress: hears how many are done, of how many.
    /// - Throws: `PaperError` with code `credentials` for more ballots than credentials, `ballot` if one would be refused.
    public func encrypt(
        _ lines: [PaperLine],
        using generator: inout some RandomNumberGenerator,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(PaperError) -> Ballots {
        var plaintexts = lines.compactMap { $0.plaintext(for: context.questions) }
        guard plaintexts.count <= credentials.count else {
            throw PaperError(
                .credentials,
                "\(pile.name): \(plaintexts.count) ballots, and \(credentials.count) paper credentials that can cast one"
            )
        }
        plaintexts.shuffle(using: &generator)
        var ballots: [[UInt8]] = []
        for (plaintext, credential) in zip(plaintexts, credentials.shuffled(using: &generator)) {
            do throws(BallotError) {
                let ballot = try UnsignedBallot(plaintext, credential: credential.publicKey, context: context)
                let bytes = ballot.cast(with: credential)
                _ = try AcceptedBallot(bytes, in: context)
                ballots.append(bytes)
            } catch {
                throw PaperError(.ballot, "\(pile.name): an encrypted ballot would be refused: \(error)")
            }
            progress(ballots.count, plaintexts.count)
        }
        return Ballots(ballots: ballots, void: lines.count - plaintexts.count)
    }
}
