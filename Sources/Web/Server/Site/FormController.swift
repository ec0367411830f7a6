//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import HTTPTypes
import Hummingbird
import NIOCore
import Rounds
import Service
import Store

/// The two pages with forms that are posted: *is my address concerned?*, and handing in a ballot file.
struct FormController {
    let site: PageController
    let intake: Intake
    let ballots: BallotDesk
    let formGuard: FormGuard

    /// What a ballot file may have around it in a form.
    private static let formOverhead = 8 << 10

    func add(to routes: inout Routes) {
        for language in Language.allCases {
            let start = "/\(language.rawValue)/:round"
            routes.get("\(start)/adres") { _, context in
                let round = try await view(context)
                return site.pages.response(AddressPage(round, nil, setting(.address(round.id), round, language)))
            }
            routes.post("\(start)/adres") { request, context in try await address(request, context, language) }
            routes.get("\(start)/stembestand") { request, context in
                try await ballotFile(view(context), nil, request, language)
            }
            routes.post("\(start)/stembestand") { request, context in try await upload(request, context, language) }
        }
    }

    private func address(_ request: Request, _ context: SiteContext, _ language: Language) async throws -> Response {
        try formGuard.demandOwnForm(request)
        let round = try await view(context)
        let body = try await intake.body(of: request, type: "application/x-www-form-urlencoded")
        let fields = URLEncodedFields(body)
        let typed = AddressPage.Typed(postcode: fields["postcode"] ?? "", houseNumber: fields["house-number"] ?? "")
        return site.pages.response(AddressPage(round, typed, setting(.address(round.id), round, language)))
    }

    private func upload(_ request: Request, _ context: SiteContext, _ language: Language) async throws -> Response {
        try formGuard.demandOwnForm(request)
        let status = try await site.desk.status(named: context.parameters.get("round"))
        let round = try await site.desk.view(of: status)
        try ballots.limit.take(context)
        do {
            let limit = intake.limits.ballotBytes + Self.formOverhead
            let body = try await intake.body(of: request, type: "multipart/form-data", limit: limit)
            let received = site.desk.service.clock.seconds
            let form = try MultipartForm(body, type: request.headers[.contentType] ?? "")
            try formGuard.demandToken(form[FormGuard.field], request)
            guard let file = form["ballots"], !file.isEmpty else {
                return try await ballotFile(round, .missing, request, language)
            }
            let recorded = try await ballots.cast(file, in: status, received: received)
            let codes = recorded.map(\.trackingCode)
            return PageController.redirect(to: PagePath.receipt(round.id, codes).text(in: language))
        } catch let error as WebError {
            if let mistake = Self.mistake(error) { return try await ballotFile(round, mistake, request, language) }
            guard let kind = NoticeKind(rawValue: error.code.rawValue), kind != .fault else { throw error }
            let setting = setting(.ballotFile(round.id), round, language)
            return site.pages.response(NoticePage(kind, round: round, wait: error.retryAfter, setting))
        }
    }

    /// The page with the form, its token and, if need be, the cookie that belongs to it.
    private func ballotFile(
        _ round: RoundView,
        _ mistake: BallotFilePage.Mistake?,
        _ request: Request,
        _ language: Language
    ) async throws -> Response {
        let (token, cookie) = formGuard.issue(request)
        let setting = setting(.ballotFile(round.id), round, language)
        var response = site.pages.response(BallotFilePage(round, mistake: mistake, token: token, setting))
        if let cookie { response.setCookie(cookie) }
        return response
    }

    private func view(_ context: SiteContext) async throws -> RoundView {
        try await site.desk.view(of: site.desk.status(named: context.parameters.get("round")))
    }

    private func setting(_ path: PagePath, _ round: RoundView, _ language: Language) -> PageSetting {
        site.setting(path, round, language)
    }

    /// What is said at the form; nil for what is a page of its own.
    private static func mistake(_ error: WebError) -> BallotFilePage.Mistake? {
        switch error.code {
        case .unreadable, .tooLarge, .mediaType: .form
        case .otherRound: .otherRound
        case .refused: .refused
        default: nil
        }
    }
}
