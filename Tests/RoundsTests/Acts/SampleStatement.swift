//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Testing

/// Made-up statements of one round with two sheets.
enum SampleStatement {
    static func heading() throws -> StatementHeading {
        StatementHeading(
            instance: try #require(InstanceID("stem.example.nl")),
            round: "halfweg-2028",
            definition: Digest(of: [])
        )
    }

    static func moment(_ text: String) throws -> Moment {
        try #require(Moment(text))
    }

    static func times(_ signed: String = "2028-03-01T09:00:00+01:00") throws -> StatementTimes {
        let signed = try moment(signed)
        let later = try #require(Moment(unixSeconds: signed.unixSeconds + 3600, offsetMinutes: signed.offsetMinutes))
        return try #require(StatementTimes(signed: signed, submitBy: later))
    }

    static func key(_ byte: UInt8) throws -> Bytes32 {
        try #require(Bytes32([UInt8](repeating: byte, count: 32)))
    }

    static func reason() throws -> StatementWords {
        try #require(StatementWords("raadsbesluit 2028-12: één dag langer"))
    }

    static func act(_ setting: Act.Setting, number: Int = 2, hasReason: Bool = true) throws -> Statement {
        .act(
            try Act(
                heading: heading(),
                number: number,
                previous: number == 1 ? nil : Digest(of: [1]),
                setting: setting,
                reason: hasReason ? reason() : nil,
                times: times()
            )
        )
    }

    static func opening() throws -> Opening {
        func sheet(_ id: SheetID, _ byte: UInt8) throws -> Opening.OfSheet {
            Opening.OfSheet(
                sheet: id,
                fingerprint: Digest(of: [byte]),
                roll: Digest(of: [byte, byte]),
                letters: [
                    Opening.OfSheet.Letters(StratumID(zone: "centrum", group: "bewoners"), 1000),
                    Opening.OfSheet.Letters(StratumID(zone: "noord", group: "bewoners"), 250),
                ],
                trustees: [try key(1), try key(byte)]
            )
        }
        return Opening(
            opens: try moment("2028-03-01T09:00:00+01:00"),
            closes: try moment("2028-03-15T20:00:00+01:00"),
            sheets: [try sheet("advies", 3), try sheet("bindend", 4)]
        )
    }

    static func reconciliation() -> Reconciliation {
        var first = Reconciliation.Letters()
        (first.letters, first.reserve, first.late, first.voted) = (1000, 6, 1, 700)
        (first.replaced, first.toPaper, first.withdrawn, first.unused) = (5, 9, 2, 290)
        var second = Reconciliation.Letters()
        (second.letters, second.unused) = (250, 250)
        var paper = Reconciliation.Paper()
        (paper.activated, paper.late, paper.voted, paper.notReturned) = (10, 1, 7, 3)
        return Reconciliation(letters: [first, second], paper: [paper, Reconciliation.Paper()])
    }

    static func closing(_ reconciliation: Reconciliation = reconciliation()) -> Closing {
        Closing(sheets: [
            Closing.OfSheet(
                sheet: "advies",
                lastHeight: 708,
                lastEvent: Digest(of: [9]),
                strata: [StratumID(zone: "centrum", group: "bewoners"), StratumID(zone: "noord", group: "bewoners")],
                weights: [Fraction(whole: 2), .one],
                reconciliation: reconciliation
            )
        ])
    }

    static func uuids() throws -> [SheetValue<ElectionID>] {
        [
            SheetValue("advies", try #require(ElectionID("F85Pe26swn4Yg2"))),
            SheetValue("bindend", try #require(ElectionID("Y5Fxy4FSNLBDv4"))),
        ]
    }

    static func block(_ reason: Block.Reason = .replaced) throws -> Statement {
        .block(
            Block(
                heading: try heading(),
                election: try uuids()[0].value,
                credential: try key(5),
                reason: reason,
                times: try times()
            )
        )
    }

    static func activation(_ ground: Activation.Ground) throws -> Statement {
        .activation(
            Activation(
                heading: try heading(),
                election: try uuids()[0].value,
                credential: try key(6),
                ground: ground,
                times: try times()
            )
        )
    }

    /// One of every kind, each act with and, where it may, without a reason.
    static func all() throws -> [Statement] {
        let settings: [Act.Setting] = [
            .adopt(try uuids()), .unready(try uuids()), .open(try opening()), .suspend, .resume,
            .extend(try moment("2028-03-16T20:00:00+01:00")), .close(closing()), .annul, .tally(Digest(of: [7])),
            .publish(Digest(of: [7])), .declareInvalid, .answer(Digest(of: [8])),
            .destroy([SheetValue("advies", 30), SheetValue("bindend", 0)]),
        ]
        var statements: [Statement] = []
        for setting in settings {
            let act = try act(setting)
            statements.append(act)
            if case .act(let value) = act, !value.kind.needsReason {
                statements.append(try self.act(setting, hasReason: false))
            }
        }
        return statements + [
            try act(.adopt(uuids()), number: 1), try block(), try block(.toPaper), try block(.withdrawn),
            try activation(.replaces(key(5))), try activation(.late(reason())),
        ]
    }
}
