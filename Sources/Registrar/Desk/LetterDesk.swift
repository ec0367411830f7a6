//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import AddressRegister
import BallotCore
import CanonicalText
public import Rounds

/// The registrar's desk: replaces lost letters, blocks letters, and registers people late, by the rules of the round's log
/// (docs/protocol.md, "Reserve" and "Blocking").
///
/// It decides by the log's state and makes statements; they take effect when officials have signed them and the service
/// has recorded them.
public struct LetterDesk {
    public let definition: RoundDefinition
    /// The round as its log has left it.
    public let state: RoundState
    /// When the statements say that they are signed, and until when they can be submitted.
    public let times: StatementTimes
    /// Only these sheets; nil for all that a letter opens.
    public let sheets: Set<SheetID>?

    private let link: LinkTable
    private let spares: SpareCodes?
    private let book: DeskBook
    private let classes: LetterClasses

    /// - Parameters:
    ///   - spares: the reserve, where one of its codes is needed.
    /// - Throws: `IssueError` with code `otherRound` if the log is of another definition, `sheets` for a definition
    ///   without strata.
    public init(
        definition: RoundDefinition,
        state: RoundState,
        link: LinkTable,
        spares: SpareCodes?,
        book: DeskBook,
        times: StatementTimes,
        sheets: Set<SheetID>? = nil
    ) throws(IssueError) {
        guard state.terms.heading.definition == definition.digest else {
            throw IssueError(.otherRound, "the log is of another definition than the issue")
        }
        self.definition = definition
        self.state = state
        self.link = link
        self.spares = spares
        self.book = book
        self.times = times
        self.sheets = sheets
        classes = try LetterClasses(definition)
    }

    /// Blocks a letter and gives a spare code in its place.
    ///
    /// Where an earlier replacement did not come on record, or its block alone did, this goes on from there, with another
    /// spare code.
    ///
    /// - Throws: `IssueError` with code `refused` where the log forbids it, `noSpare`; `SealedFileError`.
    public func replace(_ holder: LetterHolder) throws -> DeskOrder {
        let spares = try reserve("a spare code is needed")
        let (name, code) = try spare(holder.stratum, of: spares)
        var order = DeskOrder()
        for (place, election) in try elections(holder.stratum) {
            let old = try key(of: holder, place, election)
            order.items += exchange(old, for: key(code, election), .replaced, place, election)
        }
        try judge(order.items)
        if let last = holder.spares.last { order.isRepeated = try isIdle(spares.code(last)) }
        let (address, stratum) = (holder.address, holder.stratum)
        order.entry = DeskBook.Entry(holder: holder.holder, address: address, stratum: stratum, spare: name)
        order.printedCode = code.printed
        return order
    }

    /// Ends a vote: the holder may not vote, and leaves the electorate.
    ///
    /// - Throws: as `replace`.
    public func withdraw(_ holder: LetterHolder) throws -> DeskOrder {
        var order = DeskOrder()
        for (place, election) in try elections(holder.stratum) {
            let block = block(try key(of: holder, place, election), election, .withdrawn)
            order.items.append(DeskOrder.Item(sheet: definition.sheets[place].id, statement: block))
        }
        try judge(order.items)
        return order
    }

    /// Blocks a letter, and activates a paper credential of the same weight in its place, on each of its sheets.
    ///
    /// It takes no paper code: the credentials are on the roll, and which of them is given tells nothing. Where an earlier
    /// request did not come on record, or its block alone did, this goes on from there, with another credential.
    ///
    /// - Parameter given: the paper credentials that were given before, whether on record or not.
    /// - Throws: as `replace`; `refused` after the time until which one can ask for paper.
    public func toPaper(_ holder: LetterHolder, given: PaperBook) throws -> DeskOrder {
        if let until = definition.schedule.paper?.requestsUntil, times.signed.unixSeconds > until.unixSeconds {
            throw IssueError(.refused, "paper ballots could be asked for until \(until)")
        }
        var order = DeskOrder()
        for (place, election) in try elections(holder.stratum) {
            let old = try key(of: holder, place, election)
            let new = try paperCredential(for: holder.stratum, sheet: place, given)
            order.items += exchange(old, for: new.key, .toPaper, place, election)
            order.paper.append(new)
        }
        try judge(order.items)
        return order
    }

    /// The first paper credential of a stratum's weight that was not given out.
    private func paperCredential(
        for stratum: StratumID,
        sheet place: Int,
        _ given: PaperBook
    ) throws(IssueError) -> DeskOrder.Paper {
        let sheet = state.sheets[place]
        let strata = sheet.terms.strata
        guard let ledger = sheet.ledger, let own = try letterClass(stratum).strata[place],
            let weight = strata.paperWeights.firstIndex(of: strata.letterWeights[own])
        else { throw IssueError(.noSpare, "sheet \(sheet.terms.id) has no paper credentials for \(stratum)") }
        let roll = ledger.roll
        for index in 0..<roll.count {
            let entry = roll[index]
            guard entry.role == .paper, entry.stratum == strata.letters.count + weight,
                !ledger.isActive(entry.key), !given.has(entry.key)
            else { continue }
            return DeskOrder.Paper(sheet: sheet.terms.id, weight: weight, key: entry.key)
        }
        throw IssueError(.noSpare, "no paper credential of sheet \(sheet.terms.id) for \(stratum) is left")
    }

    /// Gives a spare code to somebody who was left off the register.
    ///
    /// - Throws: as `replace`; `letterExists` where every address has one vote and this one has a letter.
    public func register(_ address: Address, group: GroupID, reason: StatementWords) throws -> DeskOrder {
        guard let zone = definition.zone(of: address.postcode, address.number) else {
            throw IssueError(.notFound, "no zone of round \(definition.id) has this address")
        }
        let stratum = StratumID(zone: zone.id, group: group)
        let (holder, name, code) = try late(at: address, stratum)
        var order = DeskOrder()
        for (place, election) in try elections(stratum) where !isInUse(key(code, election), place) {
            let statement = activation(key(code, election), election, .late(reason))
            order.items.append(DeskOrder.Item(sheet: definition.sheets[place].id, statement: statement))
        }
        guard !order.items.isEmpty else { throw Self.letterExists }
        try judge(order.items)
        order.entry = DeskBook.Entry(holder: holder, address: address, stratum: stratum, spare: name)
        order.isRepeated = book.has(name)
        order.printedCode = code.printed
        return order
    }

    /// Who is registered at an address, and with which code: where every address has one vote and a registration of this
    /// one did not come on record, the same as then, for no log takes a code twice.
    private func late(
        at address: Address,
        _ stratum: StratumID
    ) throws -> (DeskBook.Holder, SpareName, VotingCode) {
        let spares = try reserve("a spare code is needed")
        let present = LetterHolder.all(at: address.postcode, address.number, in: link, book)
            .filter { $0.address.matches(address) }
        guard definition.terms.votesPerAddress == .one, let first = present.first else {
            let (name, code) = try spare(stratum, of: spares)
            return (book.nextLate, name, code)
        }
        guard present.count == 1, first.letter == nil, first.stratum == stratum, first.spares.count == 1 else {
            throw Self.letterExists
        }
        return (first.holder, first.spares[0], try spares.code(first.spares[0]))
    }

    private static let letterExists = IssueError(
        .letterExists,
        "this address has a letter, and every address has one vote"
    )

    // MARK: Credentials

    /// The sheets that a stratum's letters open, by their places, with their elections.
    private func elections(_ stratum: StratumID) throws(IssueError) -> [(place: Int, election: ElectionID)] {
        let letterClass = try letterClass(stratum)
        var elections: [(Int, ElectionID)] = []
        for (place, sheet) in definition.sheets.enumerated() where letterClass.strata[place] != nil {
            if let sheets, !sheets.contains(sheet.id) { continue }
            guard let election = state.sheets[place].election, state.sheets[place].ledger != nil else {
                throw IssueError(.refused, "sheet \(sheet.id) has no election yet, or no roll")
            }
            elections.append((place, election))
        }
        guard !elections.isEmpty else { throw IssueError(.refused, "letters of \(stratum) open none of these sheets") }
        return elections
    }

    private func letterClass(_ stratum: StratumID) throws(IssueError) -> LetterClass {
        guard let member = classes.members.first(where: { $0.stratum == stratum }) else {
            throw IssueError(.notFound, "no sheet of round \(definition.id) asks \(stratum)")
        }
        return classes.classes[member.letterClass]
    }

    /// The public credential that a holder has now: of the newest code that the log knows. A code that was given and whose
    /// activation did not come on record has taken no other one's place.
    private func key(of holder: LetterHolder, _ place: Int, _ election: ElectionID) throws -> Bytes32 {
        var given: [Bytes32] = []
        for name in holder.spares.reversed() {
            let key = key(try reserve("this letter was replaced before").code(name), election)
            if isInUse(key, place) { return key }
            given.append(key)
        }
        if let letter = holder.letter {
            return try link.code(of: letter).credential(
                uuid: [UInt8](election.text.utf8),
                postcode: [UInt8](letter.address.postcode.text.utf8),
                houseNumber: [UInt8](letter.address.number.text.utf8)
            ).publicKey.bytes
        }
        guard let newest = given.first else { throw IssueError(.form, "desk.csv names a holder without a code") }
        return newest
    }

    /// Whether the log knows a spare code's credential.
    private func isInUse(_ key: Bytes32, _ place: Int) -> Bool {
        state.sheets[place].ledger?.isActive(key) == true
    }

    /// Whether the log knows a spare code on no sheet.
    private func isIdle(_ code: VotingCode) -> Bool {
        state.sheets.indices.allSatisfy { place in
            state.sheets[place].election.map { !isInUse(key(code, $0), place) } ?? true
        }
    }

    private func reserve(_ why: String) throws(IssueError) -> SpareCodes {
        guard let spares else { throw IssueError(.noSpare, "\(why): the reserve must be opened, by two") }
        return spares
    }

    /// The public credential of a spare code, which was made without an address.
    private func key(_ code: VotingCode, _ election: ElectionID) -> Bytes32 {
        code.credential(uuid: [UInt8](election.text.utf8), postcode: [], houseNumber: []).publicKey.bytes
    }

    /// The first spare code for a stratum that was not given out, neither by this desk nor by the log.
    private func spare(_ stratum: StratumID, of spares: SpareCodes) throws -> (SpareName, VotingCode) {
        let letterClass = try letterClass(stratum)
        for name in spares.names where !book.has(name) {
            guard case .reserve(letterClass.id, _) = name else { continue }
            let code = try spares.code(name)
            if isIdle(code) { return (name, code) }
        }
        throw IssueError(.noSpare, "no spare code for \(letterClass.id) is left")
    }

    // MARK: Statements

    /// A block, and what comes in the credential's place. A block that is on record without an activation, as where time
    /// ran out between the two, is not made again.
    private func exchange(
        _ old: Bytes32,
        for new: Bytes32,
        _ reason: Block.Reason,
        _ place: Int,
        _ election: ElectionID
    ) -> [DeskOrder.Item] {
        let isBlocked = state.sheets[place].ledger?.isWaiting(old, reason) == true
        let statements =
            (isBlocked ? [] : [block(old, election, reason)]) + [activation(new, election, .replaces(old))]
        return statements.map { DeskOrder.Item(sheet: definition.sheets[place].id, statement: $0) }
    }

    private func block(_ key: Bytes32, _ election: ElectionID, _ reason: Block.Reason) -> Statement {
        .block(
            Block(heading: state.terms.heading, election: election, credential: key, reason: reason, times: times)
        )
    }

    private func activation(
        _ key: Bytes32,
        _ election: ElectionID,
        _ ground: Activation.Ground
    ) -> Statement {
        .activation(
            Activation(
                heading: state.terms.heading,
                election: election,
                credential: key,
                ground: ground,
                times: times
            )
        )
    }

    /// Asks the log's own rules about the statements, one after another; how many sign is not its business yet.
    private func judge(_ items: [DeskOrder.Item]) throws(IssueError) {
        var state = state
        for item in items {
            let problems = state.problems(with: item.statement, signers: [], received: times.signed)
                .filter { $0.code != .tooFewSigners }
            if let problem = problems.first {
                throw IssueError(.refused, "sheet \(item.sheet): \(Self.reason(problem))")
            }
            state.apply(item.statement, signers: [])
        }
    }

    /// Why, in words of the desk; a log's message names a credential, which tells nobody anything.
    private static func reason(_ problem: LogProblem) -> String {
        switch problem.code {
        case .blockAfterBallot: "a ballot was cast with this letter's code, and no block undoes a vote"
        case .blockedTwice: "this letter is blocked already"
        case .blockOfIdle: "the code of this letter is not in use yet: its activation is not on record"
        case .lateRegistrationLimit: "the round allows no more late registrations"
        case .outOfPhase: "the round is in a phase that allows no blocks and activations"
        case .unknownCredential: "this letter's credential is not on the roll: is the issue of this round?"
        default: problem.code.rawValue
        }
    }
}
