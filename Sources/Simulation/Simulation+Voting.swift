//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import Registrar
import Rounds
import Service

extension Simulation {
    /// Letters in a hundred whose receivers ask for paper, lose their letter, or vote twice.
    private static let onPaper = 2
    private static let lost = 1
    private static let again = 4
    /// Residents who are at their booths at the same time.
    private static let atOnce = 32

    /// A letter to try the site with.
    public struct Letter: Sendable {
        /// As printed on it.
        public let code: String
        /// Of its address.
        public let postcode: String
        /// Of its address.
        public let houseNumber: String

        init(_ letter: LinkTable.Letter, of table: LinkTable) throws {
            code = String(decoding: try table.code(of: letter).printed, as: UTF8.self)
            postcode = letter.address.postcode.text
            houseNumber = letter.address.number.text
        }
    }

    /// Letters of the round that nobody has used: the last ones of the register.
    public func unusedLetters(_ count: Int) throws -> [Letter] {
        let table = try table()
        return try table.letters.suffix(count).map { try Letter($0, of: table) }
    }

    /// Letters to so many addresses of each zone: the last ones of the register. Nobody has used them, if nobody has voted.
    public func unusedLetters(perZone count: Int) throws -> [Letter] {
        let table = try table()
        return try options.definition.zones.flatMap { zone in
            var letters: [LinkTable.Letter] = []
            for letter in table.letters.reversed() where letter.stratum.zone == zone.id && letters.count < count {
                let (last, this) = (letters.last?.address, letter.address)
                if last?.postcode != this.postcode || last?.number != this.number { letters.append(letter) }
            }
            return try letters.map { try Letter($0, of: table) }
        }
    }

    func vote() async throws {
        let table = try table()
        let chosen = Array(opinion.shuffled(table.letters).prefix(options.residents))
        var desk = try spareDesk()
        var online: [Resident] = []
        var revotes: [Resident] = []
        for letter in chosen {
            let draw = opinion.number(under: 100)
            let casts = casts(of: letter.stratum)
            if draw < Self.onPaper {
                try await moveToPaper(letter, table, casts, &desk)
            } else if draw < Self.onPaper + Self.lost {
                online.append(try await replace(letter, table, casts, &desk))
            } else {
                online.append(try resident(letter, table, casts))
                if opinion.number(under: 100) < Self.again {
                    revotes.append(try resident(letter, table, self.casts(of: letter.stratum)))
                }
            }
        }
        if let letter = chosen.first, let late = try await register(letter.stratum, &desk) { online.append(late) }
        try await cast(online, before: 0, of: online.count + revotes.count)
        // Whoever votes again does so after everybody's first time.
        try await cast(revotes, before: online.count, of: online.count + revotes.count)
        let ballots = (online + revotes).reduce(0) { $0 + $1.casts.count }
        report(.voted(online: ballots, paper: paperBallots.count))
    }

    /// Casts what came in on paper.
    func castPaper() async throws {
        for ballot in opinion.shuffled(paperBallots) {
            if case .refused(let refusal) = try await site.service.castPaper([ballot]) {
                throw SimulationError("a paper ballot is refused: \(refusal)")
            }
        }
    }

    private func cast(_ residents: [Resident], before: Int, of total: Int) async throws {
        let (service, elections, report) = (site.service, elections, report)
        try await withThrowingTaskGroup(of: Void.self) { group in
            var done = before
            for (place, resident) in residents.enumerated() {
                if place >= Self.atOnce {
                    try await group.next()
                    done += 1
                    report(.voting(done: done, of: total))
                }
                group.addTask {
                    if case .refused(let refusal) = try await service.cast(try resident.ballots(in: elections)) {
                        throw SimulationError("a ballot is refused: \(refusal)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// What somebody of this stratum casts: a ballot for every sheet that asks there.
    private func casts(of stratum: StratumID) -> [Cast] {
        options.definition.sheets.enumerated().filter { $0.element.electorate.members.contains(stratum) }.map {
            Cast(sheet: $0.offset, answers: opinion.answers(to: $0.element, in: stratum.zone.text))
        }
    }

    private func table() throws -> LinkTable {
        try LinkTable.open(IssueFolder(secrets).link, of: options.definition, passphrases: [:])
    }

    private func resident(_ letter: LinkTable.Letter, _ table: LinkTable, _ casts: [Cast]) throws -> Resident {
        Resident(
            code: try table.code(of: letter).printed,
            postcode: Array(letter.address.postcode.text.utf8),
            houseNumber: Array(letter.address.number.text.utf8),
            casts: casts
        )
    }

    private func key(_ resident: Resident, _ sheet: Int) throws -> Bytes32 {
        try resident.credential(in: elections[sheet]).publicKey.bytes
    }

    // MARK: Blocks and activations

    /// Blocks a letter, as lost, and gives the code that replaces it.
    public func replaceLetter(_ letter: Letter) async throws -> String {
        let table = try table()
        let found = try find(letter, in: table)
        var desk = try spareDesk()
        let spare = try await replace(found, table, casts(of: found.stratum), &desk)
        spares = desk
        return String(decoding: spare.code, as: UTF8.self)
    }

    /// A spare code for the same sheets that nobody has brought to life.
    public func idleCode(like letter: Letter) throws -> String {
        var desk = try spareDesk()
        let code = try desk.reserve(for: try find(letter, in: try table()).stratum)
        spares = desk
        return String(decoding: code, as: UTF8.self)
    }

    private func find(_ letter: Letter, in table: LinkTable) throws -> LinkTable.Letter {
        let found = table.letters.last { other in
            other.address.postcode.text == letter.postcode && other.address.number.text == letter.houseNumber
                && (try? table.code(of: other).printed).map { $0 == Array(letter.code.utf8) } ?? false
        }
        guard let found else { throw SimulationError("the round has no such letter") }
        return found
    }

    private func spareDesk() throws -> SpareDesk {
        try spares ?? SpareDesk(IssueFolder(secrets), options.definition, classes)
    }

    /// The letter is lost: it is blocked, and a spare code takes its place.
    private func replace(
        _ letter: LinkTable.Letter,
        _ table: LinkTable,
        _ casts: [Cast],
        _ desk: inout SpareDesk
    ) async throws -> Resident {
        let lost = try resident(letter, table, casts)
        let spare = Resident(code: try desk.reserve(for: letter.stratum), postcode: [], houseNumber: [], casts: casts)
        for cast in casts {
            let old = try key(lost, cast.sheet)
            try await block(old, cast.sheet, .replaced)
            try await activate(try key(spare, cast.sheet), cast.sheet, .replaces(old))
        }
        return spare
    }

    /// The receiver wants paper: the letter is blocked, and a paper credential of the same weight takes its place. Every
    /// sheet has paper codes of its own.
    private func moveToPaper(
        _ letter: LinkTable.Letter,
        _ table: LinkTable,
        _ casts: [Cast],
        _ desk: inout SpareDesk
    ) async throws {
        let online = try resident(letter, table, casts)
        for cast in casts {
            let code = try desk.paper(for: letter.stratum, sheet: cast.sheet)
            let paper = Resident(code: code, postcode: [], houseNumber: [], casts: [cast])
            let old = try key(online, cast.sheet)
            try await block(old, cast.sheet, .toPaper)
            try await activate(try key(paper, cast.sheet), cast.sheet, .replaces(old))
            paperBallots += try paper.ballots(in: elections)
        }
    }

    /// Somebody of this stratum was left off the register; nil if the terms allow nobody.
    private func register(_ stratum: StratumID, _ desk: inout SpareDesk) async throws -> Resident? {
        let casts = casts(of: stratum)
        let spare = Resident(code: try desk.reserve(for: stratum), postcode: [], houseNumber: [], casts: casts)
        guard let reason = StatementWords("verhuisd na de peildatum, nieuwe bewoner niet in het register") else {
            return nil
        }
        let sheets = try await state().sheets
        for cast in casts {
            let problem = sheets[cast.sheet].ledger?.problem(
                activationOf: try key(spare, cast.sheet),
                .late(reason)
            )
            guard problem == nil else { return nil }
        }
        for cast in casts { try await activate(try key(spare, cast.sheet), cast.sheet, .late(reason)) }
        return spare
    }

    private func block(_ credential: Bytes32, _ sheet: Int, _ reason: Block.Reason) async throws {
        guard let election = ElectionID(elections[sheet].uuid) else { return }
        let block = Block(
            heading: heading,
            election: election,
            credential: credential,
            reason: reason,
            times: try times()
        )
        try await submit(.block(block), signers: 1)
    }

    private func activate(_ credential: Bytes32, _ sheet: Int, _ ground: Activation.Ground) async throws {
        guard let election = ElectionID(elections[sheet].uuid) else { return }
        let activation = Activation(
            heading: heading,
            election: election,
            credential: credential,
            ground: ground,
            times: try times()
        )
        let isLate = if case .late = ground { true } else { false }
        try await submit(.activation(activation), signers: isLate ? 2 : 1)
    }

    private var heading: StatementHeading {
        StatementHeading(
            instance: site.instance.id,
            round: options.definition.id,
            definition: options.definition.digest
        )
    }
}
