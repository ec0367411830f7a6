//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import Logging

/// The one place where errors become answers: JSON under `/api/` and for whoever asks for it, a page for everybody else.
struct ErrorAnswers: Sendable {
    let pages: PageRenderer
    let owner: SiteOwner

    /// What a refusal by the framework means.
    static func error(for status: HTTPResponse.Status) -> WebError {
        switch status.code {
        case 404: WebError(.notFound, "there is nothing at this address")
        case 405: WebError(.method, "this address does not take this method")
        case 408: WebError(.tooSlow, "the request did not come in within the time for it")
        case 413: WebError(.tooLarge, "the body is too large")
        case 414: WebError(.tooLong, "the address is too long")
        case 415: WebError(.mediaType, "the body is of a type that is not read here")
        case 400..<500: WebError(.unreadable, "the request cannot be read")
        default: WebError(.fault, "a fault of the service")
        }
    }

    /// The answer to a request that came to an error.
    func answer(to request: Request, _ error: any Error, _ context: SiteContext) -> Response {
        let shown = WebError(error)
        if shown.code.status >= 500 {
            // A detail of ours names no person; of a foreign error only the type is safe to write down.
            context.logger.error("fault", metadata: ["error": "\(WebError.note(on: error))"])
        }
        var response = Self.wantsJSON(request) ? shown.json(request: context.id) : page(shown, of: request)
        if let wait = shown.retryAfter { response.headers[.retryAfter] = "\(wait)" }
        if let allow = shown.allow { response.headers[.allow] = allow }
        return response
    }

    private func page(_ error: WebError, of request: Request) -> Response {
        let setting = PageSetting(
            owner: owner,
            texts: pages.texts(PageLanguage.of(request)),
            path: .start,
            languages: pages.languages
        )
        let kind = NoticeKind(of: error.code)
        return pages.response(NoticePage(kind, wait: error.retryAfter, status: error.code.status, setting))
    }

    private static func wantsJSON(_ request: Request) -> Bool {
        if request.uri.path.hasPrefix("/api/") { return true }
        let accepted = request.headers[.accept] ?? ""
        return accepted.contains("application/json") && !accepted.contains("text/html")
    }
}
