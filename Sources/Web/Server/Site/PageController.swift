//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import HTTPTypes
import Hummingbird
import Rounds
import Store

/// The pages that are only read (docs/pages.md, "Addresses").
struct PageController {
    let desk: RoundDesk
    let pages: PageRenderer
    let settings: SiteSettings
    /// SHA-256 of the booth's module, in hex.
    let boothHash: String

    func add(to routes: inout Routes) {
        routes.get("/") { request, _ in
            Self.redirect(to: PagePath.start.text(in: PageLanguage.of(request)), varying: true)
        }
        // An address without a language, as somebody reads it out.
        routes.get("/:round") { request, context in
            let status = try await desk.status(named: context.parameters.get("round"))
            return Self.redirect(to: PagePath.round(status.id).text(in: PageLanguage.of(request)), varying: true)
        }
        for language in Language.allCases { add(language, to: &routes) }
    }

    private func add(_ language: Language, to routes: inout Routes) {
        let start = "/\(language.rawValue)"
        routes.get(start) { _, _ in try await self.start(language) }
        page("\(start)/:round", language, to: &routes) { round, request in
            pages.response(RoundPage(round, setting(.round(round.id), round, language)))
        }
        page("\(start)/:round/stemmen", language, to: &routes) { round, request in voting(round, language) }
        page("\(start)/:round/mijn-stem", language, to: &routes) { round, request in
            try await myBallot(round, request, language)
        }
        page("\(start)/:round/ontvangstbewijs", language, to: &routes) { round, request in
            try await receipt(round, request, language)
        }
        page("\(start)/:round/uitslag", language, to: &routes) { round, request in
            guard round.result != nil else { throw WebError(.notFound, "the round has no result yet") }
            return pages.response(ResultPage(round, setting(.result(round.id), round, language)))
        }
        page("\(start)/:round/controleren", language, to: &routes) { round, request in
            let setting = setting(.verify(round.id), round, language)
            return pages.response(VerifyPage(round, site: settings.address, boothHash: boothHash, setting))
        }
    }

    /// Adds a page of a round.
    private func page(
        _ path: String,
        _ language: Language,
        to routes: inout Routes,
        _ body: @escaping @Sendable (RoundView, Request) async throws -> Response
    ) {
        routes.get(path) { request, context in
            let status = try await desk.status(named: context.parameters.get("round"))
            return try await body(desk.view(of: status), request)
        }
    }

    /// Where a page of a round stands.
    func setting(_ path: PagePath, _ round: RoundView, _ language: Language) -> PageSetting {
        PageSetting(
            owner: settings.owner(of: round.definition.municipality),
            texts: pages.texts(language),
            path: path,
            languages: pages.languages
        )
    }

    private func start(_ language: Language) async throws -> Response {
        var rounds: [RoundView] = []
        for status in try await desk.rounds() { rounds.append(try await desk.view(of: status)) }
        let setting = PageSetting(
            owner: settings.owner,
            texts: pages.texts(language),
            path: .start,
            languages: pages.languages
        )
        return pages.response(StartPage(rounds, setting))
    }

    private func voting(_ round: RoundView, _ language: Language) -> Response {
        let setting = setting(.vote(round.id), round, language)
        guard !round.definition.sheets.isEmpty else {
            return pages.response(NoticePage(.notFound, setting))
        }
        if let notice = round.admission.notice {
            return pages.response(NoticePage(notice, round: round, status: 200, setting))
        }
        return pages.response(VotingPage(round, setting))
    }

    private func myBallot(_ round: RoundView, _ request: Request, _ language: Language) async throws -> Response {
        var search = MyBallotPage.Search.none
        if let typed = Self.codes(of: request).first, !typed.isEmpty {
            search = try await find(typed, in: round)
        }
        return pages.response(MyBallotPage(round, search, setting(.myBallot(round.id), round, language)))
    }

    private func receipt(_ round: RoundView, _ request: Request, _ language: Language) async throws -> Response {
        var ballots: [BallotView] = []
        var codes: [Digest] = []
        for typed in Self.codes(of: request).prefix(BallotSubmission.limit) {
            let search = try await find(typed, in: round)
            guard case .found(let ballot) = search else {
                return pages.response(MyBallotPage(round, search, setting(.myBallot(round.id), round, language)))
            }
            ballots.append(ballot)
            codes.append(ballot.trackingCode)
        }
        guard !ballots.isEmpty else { return Self.redirect(to: PagePath.myBallot(round.id).text(in: language)) }
        let setting = setting(.receipt(round.id, codes), round, language)
        return pages.response(ReceiptPage(ballots, of: round, site: settings.address, setting))
    }

    /// What a search for a tracking code finds.
    private func find(_ typed: String, in round: RoundView) async throws -> MyBallotPage.Search {
        guard let code = TrackingCode.read(typed) else { return .unreadable(typed) }
        let status = try await desk.status(of: round.id)
        guard let (sheet, ballot) = try await desk.ballot(code, of: status) else { return .missing(code) }
        return .found(BallotView(sheet: sheet, trackingCode: code, entry: ballot.entry, counts: ballot.counts))
    }

    /// The values of `code` in the address, as they were typed.
    private static func codes(of request: Request) -> [String] {
        request.uri.queryParameters[values: "code"].map { String($0.prefix(128)) }
    }

    static func redirect(to path: String, varying: Bool = false) -> Response {
        var headers: HTTPFields = [.location: path]
        if varying { headers[.vary] = "Accept-Language" }
        return Response(status: .seeOther, headers: headers)
    }
}
