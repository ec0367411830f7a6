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
import RoundBundle
import Rounds

extension Simulation {
    /// Letters in a hundred whose receivers ask for paper, lose their letter, or vote twice.
    private static let onPaper = 2
    private static let lost = 1
    private static let again = 4

    func vote(_ elections: [Election], _ issue: IssueFolder) async throws {
        let table = try LinkTable.open(issue.link, of: options.definition, passphrases: [:])
        let chosen = Array(opinion.shuffled(table.letters).prefix(options.residents))
        var desk = try SpareDesk(issue, options.definition, classes)
        var online: [Resident] = []
        var revotes: [Resident] = []
        var paper: [Resident] = []
        for letter in chosen {
            let draw = opinion.number(under: 100)
            let casts = casts(of: letter.stratum)
            if draw < Self.onPaper {
                paper += try moveToPaper(letter, table, casts, &desk, elections)
            } else if draw < Self.onPaper + Self.lost {
                online.append(try replace(letter, table, casts, &desk, elections))
            } else {
                online.append(try resident(letter, table, casts))
                if opinion.number(under: 100) < Self.again {
                    revotes.append(try resident(letter, table, self.casts(of: letter.stratum)))
                }
            }
        }
        if let letter = chosen.first, let late = try register(letter.stratum, &desk, elections) { online.append(late) }
        let all = online + revotes
        try await cast(all, in: elections)
        try await cast(opinion.shuffled(paper), in: elections)
        try recorder.publish()
        let sheets = { (residents: [Resident]) in residents.reduce(0) { $0 + $1.casts.count } }
        report(.voted(online: sheets(all), paper: sheets(paper)))
    }

    private func cast(_ residents: [Resident], in elections: [Election]) async throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        try await ReadyBallot.make(residents, in: elections, cores: cores) { ready, done in
            let ballot = ready.ballot.ballot
            try record(
                .ballot(ballot.bytes),
                of: recorder.state.sheets[ready.sheet],
                kind: .ballot(ballot.credential.bytes)
            )
            report(.voting(done: done, of: residents.count))
        }
    }

    /// What somebody of this stratum casts: a ballot for every sheet that asks there.
    private func casts(of stratum: StratumID) -> [Cast] {
        options.definition.sheets.enumerated().filter { $0.element.electorate.members.contains(stratum) }.map {
            Cast(sheet: $0.offset, answers: opinion.answers(to: $0.element, in: stratum.zone.text))
        }
    }

    private func resident(_ letter: LinkTable.Letter, _ table: LinkTable, _ casts: [Cast]) throws -> Resident {
        Resident(
            code: try table.code(of: letter).printed,
            postcode: Array(letter.address.postcode.text.utf8),
            houseNumber: Array(letter.address.number.text.utf8),
            casts: casts
        )
    }

    private func key(_ resident: Resident, _ election: Election) throws -> Bytes32 {
        try VotingCode(typed: resident.code).credential(
            uuid: Array(election.uuid.utf8),
            postcode: resident.postcode,
            houseNumber: resident.houseNumber
        ).publicKey.bytes
    }

    // MARK: Blocks and activations

    /// The letter is lost: it is blocked, and a spare code takes its place.
    private func replace(
        _ letter: LinkTable.Letter,
        _ table: LinkTable,
        _ casts: [Cast],
        _ desk: inout SpareDesk,
        _ elections: [Election]
    ) throws -> Resident {
        let lost = try resident(letter, table, casts)
        let spare = Resident(code: try desk.reserve(for: letter.stratum), postcode: [], houseNumber: [], casts: casts)
        for cast in casts {
            let (old, new) = (try key(lost, elections[cast.sheet]), try key(spare, elections[cast.sheet]))
            try block(old, cast.sheet, .replaced)
            try activate(new, cast.sheet, .replaces(old))
        }
        return spare
    }

    /// The receiver wants paper: the letter is blocked, and a paper credential of the same weight takes its place. Every
    /// sheet has paper codes of its own.
    private func moveToPaper(
        _ letter: LinkTable.Letter,
        _ table: LinkTable,
        _ casts: [Cast],
        _ desk: inout SpareDesk,
        _ elections: [Election]
    ) throws -> [Resident] {
        let online = try resident(letter, table, casts)
        return try casts.map { cast in
            let code = try desk.paper(for: letter.stratum, sheet: cast.sheet)
            let paper = Resident(code: code, postcode: [], houseNumber: [], casts: [cast])
            let old = try key(online, elections[cast.sheet])
            try block(old, cast.sheet, .toPaper)
            try activate(try key(paper, elections[cast.sheet]), cast.sheet, .replaces(old))
            return paper
        }
    }

    /// Somebody of this stratum was left off the register; nil if the terms allow nobody.
    private func register(
        _ stratum: StratumID,
        _ desk: inout SpareDesk,
        _ elections: [Election]
    ) throws -> Resident? {
        let casts = casts(of: stratum)
        let ledgers = casts.map { recorder.state.sheets[$0.sheet].ledger }
        let spare = Resident(code: try desk.reserve(for: stratum), postcode: [], houseNumber: [], casts: casts)
        guard let reason = StatementWords("verhuisd na de peildatum, nieuwe bewoner niet in het register") else {
            return nil
        }
        for (cast, ledger) in zip(casts, ledgers) {
            let key = try key(spare, elections[cast.sheet])
            guard ledger?.problem(activationOf: key, .late(reason)) == nil else { return nil }
        }
        for cast in casts { try activate(try key(spare, elections[cast.sheet]), cast.sheet, .late(reason)) }
        return spare
    }

    private func block(_ credential: Bytes32, _ sheet: Int, _ reason: Block.Reason) throws {
        guard let election = recorder.state.sheets[sheet].election else { return }
        let block = Block(
            heading: recorder.heading,
            election: election,
            credential: credential,
            reason: reason,
            times: try times(days: 1)
        )
        try recorder.record(.block(block), signedBy: Array(officials.prefix(1)))
    }

    private func activate(_ credential: Bytes32, _ sheet: Int, _ ground: Activation.Ground) throws {
        guard let election = recorder.state.sheets[sheet].election else { return }
        let activation = Activation(
            heading: recorder.heading,
            election: election,
            credential: credential,
            ground: ground,
            times: try times(days: 1)
        )
        let isLate = if case .late = ground { true } else { false }
        try recorder.record(.activation(activation), signedBy: Array(officials.prefix(isLate ? 2 : 1)))
    }
}
