//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Testing

@testable import Web

/// Every page in every state that its template tells apart.
struct SamplePages {
    struct Sample {
        /// The name of its file in the preview.
        let name: String
        let page: any Page
    }

    static let renderer = Result { try PageRenderer() }

    static let owner = SiteOwner(
        name: "Gemeente Assen",
        contact: SiteOwner.Contact(
            telephone: "14 0592",
            email: "stemronde@assen.example",
            website: "https://www.assen.example/stemronde"
        ),
        look: nil,
        accessibility: "https://www.assen.example/toegankelijkheid",
        privacy: "https://www.assen.example/privacy"
    )

    static let site = "https://stem.assen.example"
    static let trackingCodes = [Digest(of: [1]), Digest(of: [2])]

    let language: Language
    let renderer: PageRenderer

    init(_ language: Language) throws {
        self.language = language
        renderer = try Self.renderer.get()
    }

    func setting(_ path: PagePath, owner: SiteOwner = Self.owner) -> PageSetting {
        PageSetting(owner: owner, texts: renderer.texts(language), path: path, languages: renderer.languages)
    }

    func html(_ page: some Page) -> String { renderer.html(page) }

    func all() throws -> [Sample] {
        try rounds() + addresses() + voting() + ballots() + results() + notices()
    }

    func rounds() throws -> [Sample] {
        let id = try SampleRounds.open().id
        let bare = SiteOwner(name: "Stemronde", contact: SiteOwner.Contact(), look: "/assets/look-assen.css")
        return [
            Sample(
                name: "start",
                page: StartPage(
                    [
                        try SampleRounds.open(), try SampleRounds.cooperating(), try SampleRounds.adopted(),
                        try SampleRounds.tallied(), try SampleRounds.annulled(), try SampleRounds.closing(),
                        try SampleRounds.invalid(), try SampleRounds.answered(), try SampleRounds.suspended(),
                    ],
                    setting(.start)
                )
            ),
            Sample(name: "start-empty", page: StartPage([], setting(.start, owner: bare))),
            Sample(name: "round-open", page: RoundPage(try SampleRounds.open(), setting(.round(id)))),
            Sample(name: "round-coming", page: RoundPage(try SampleRounds.adopted(), setting(.round(id)))),
            Sample(name: "round-suspended", page: RoundPage(try SampleRounds.suspended(), setting(.round(id)))),
            Sample(name: "round-answered", page: RoundPage(try SampleRounds.answered(), setting(.round(id)))),
            Sample(name: "round-informing", page: RoundPage(try SampleRounds.informing(), setting(.round("rondweg")))),
            Sample(
                name: "round-cooperating",
                page: RoundPage(try SampleRounds.cooperating(), setting(.round("speeltuin")))
            ),
            Sample(name: "verify", page: verify(try SampleRounds.open())),
            Sample(name: "verify-coming", page: verify(try SampleRounds.adopted())),
        ]
    }

    func verify(_ round: RoundView) -> VerifyPage {
        VerifyPage(
            round,
            site: Self.site,
            boothHash: "cb7bf6d8e9a1e3bd8b3cc8b6a0a5cf7bb0d3a2d6b46bb7a9b1a3f5e7d9c0b1a2",
            setting(.verify(round.id))
        )
    }

    func addresses() throws -> [Sample] {
        let round = try SampleRounds.open()
        let page = { (typed: AddressPage.Typed?) in AddressPage(round, typed, setting(.address(round.id))) }
        return [
            Sample(name: "address", page: page(nil)),
            Sample(name: "address-errors", page: page(AddressPage.Typed(postcode: "94", houseNumber: "\"><b>"))),
            Sample(name: "address-yes", page: page(AddressPage.Typed(postcode: "9401 ab", houseNumber: "12 a"))),
            Sample(name: "address-no", page: page(AddressPage.Typed(postcode: "1234AB", houseNumber: "1"))),
        ]
    }

    func voting() throws -> [Sample] {
        let round = try SampleRounds.open()
        let plain = try SampleRounds.cooperating()
        let file = { (round: RoundView, mistake: BallotFilePage.Mistake?) in
            BallotFilePage(round, mistake: mistake, token: "5f0c", setting(.ballotFile(round.id)))
        }
        return [
            Sample(name: "voting", page: VotingPage(round, setting(.vote(round.id)))),
            Sample(name: "voting-one-sheet", page: VotingPage(plain, setting(.vote(plain.id)))),
            Sample(name: "ballot-file", page: file(round, nil)),
            Sample(name: "ballot-file-error", page: file(round, .form)),
            Sample(name: "ballot-file-closed", page: file(try SampleRounds.closing(), nil)),
            Sample(name: "ballot-file-informing", page: file(try SampleRounds.informing(), nil)),
        ]
    }

    func ballots() throws -> [Sample] {
        let open = try SampleRounds.open()
        let counted = try SampleRounds.tallied()
        let ballots = [
            BallotView(sheet: "advies", trackingCode: Self.trackingCodes[0], entry: 4211, counts: true),
            BallotView(sheet: "besluit", trackingCode: Self.trackingCodes[1], entry: 4212, counts: false),
        ]
        let mine = { (search: MyBallotPage.Search) in MyBallotPage(open, search, setting(.myBallot(open.id))) }
        return [
            Sample(
                name: "receipt",
                page: ReceiptPage(ballots, of: open, site: Self.site, setting(.receipt(open.id, Self.trackingCodes)))
            ),
            Sample(
                name: "receipt-counted",
                page: ReceiptPage(
                    [ballots[0]],
                    of: counted,
                    site: Self.site,
                    setting(.receipt(open.id, [Self.trackingCodes[0]]))
                )
            ),
            Sample(name: "my-ballot", page: mine(.none)),
            Sample(name: "my-ballot-error", page: mine(.unreadable("kort"))),
            Sample(name: "my-ballot-missing", page: mine(.missing(Self.trackingCodes[0]))),
            Sample(name: "my-ballot-found", page: mine(.found(ballots[0]))),
            Sample(name: "my-ballot-replaced", page: mine(.found(ballots[1]))),
            Sample(
                name: "my-ballot-coming",
                page: MyBallotPage(try SampleRounds.adopted(), .none, setting(.myBallot(open.id)))
            ),
        ]
    }

    func results() throws -> [Sample] {
        let rounds = [
            ("result-provisional", try SampleRounds.tallied()), ("result-established", try SampleRounds.answered()),
            ("result-invalid", try SampleRounds.invalid()), ("result-too-few", try SampleRounds.tallied(tooFew: true)),
        ]
        return rounds.map { Sample(name: $0, page: ResultPage($1, setting(.result($1.id)))) }
    }

    func notices() throws -> [Sample] {
        let round = try SampleRounds.suspended()
        let id = round.id
        let general: [NoticeKind] = [.notFound, .fault, .busy, .tooManyAttempts, .unreadable, .foreignForm]
        return NoticeKind.allCases.map { kind in
            Sample(name: "notice-\(kind.rawValue)", page: NoticePage(kind, round: round, setting(.vote(id))))
        }
            + general.map { kind in
                Sample(name: "notice-\(kind.rawValue)-site", page: NoticePage(kind, wait: 61, setting(.start)))
            }
    }
}
