//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer: every request passes it first and every answer last, also to what nobody handles.
///
/// It finds out where a request comes from, refuses what is too much or too large, turns every error into a page or into
/// JSON, completes the headers, and counts and logs. What it logs names no person: no address, no path, no header.
struct EdgeResponder<Inner: HTTPResponder>: HTTPResponder where Inner.Context == SiteContext {
    /// No address of ours is longer.
    private static var longestAddress: Int { 2048 }

    let inner: Inner
    let settings: SiteSettings
    let headers: SecurityHeaders
    let metrics: SiteMetrics
    let errors: ErrorAnswers
    let buckets: TokenBuckets<ClientNetwork?>

    init(_ inner: Inner, settings: SiteSettings, metrics: SiteMetrics, errors: ErrorAnswers) {
        self.inner = inner
        self.settings = settings
        self.metrics = metrics
        self.errors = errors
        headers = SecurityHeaders(isSecure: settings.isSecure)
        buckets = TokenBuckets(settings.limits.requests.buckets)
    }

    func respond(to request: Request, context: SiteContext) async throws -> Response {
        let start = ContinuousClock.now
        metrics.began()
        var context = context
        context.client = settings.proxies.client(peer: context.peer, forwarded: request.headers[values: .forwardedFor])
        var response: Response
        do {
            try admit(request, context)
            response = try await inner.respond(to: request, context: context)
            if response.status.code >= 400, response.headers[.contentType] == nil {
                // The framework's own refusals come without a body.
                response = errors.answer(to: request, ErrorAnswers.error(for: response.status), context)
            }
        } catch {
            response = errors.answer(to: request, error, context)
        }
        headers.complete(&response.headers)
        note(request, response, context, after: ContinuousClock.now - start)
        return response
    }

    private func admit(_ request: Request, _ context: SiteContext) throws(WebError) {
        guard request.uri.string.utf8.count <= Self.longestAddress else {
            throw WebError(.tooLong, "an address of more than \(Self.longestAddress) bytes")
        }
        if let wait = buckets.take(of: context.network) {
            metrics.limited("requests")
            throw WebError(.tooManyAttempts, "too many requests from one network").after(wait)
        }
        let most = max(settings.limits.ballotBytes, settings.limits.bodyBytes)
        if let text = request.headers[.contentLength], let length = Int(text), length > most {
            throw WebError(.tooLarge, "a body of \(length) bytes, more than \(most)")
        }
    }

    private func note(_ request: Request, _ response: Response, _ context: SiteContext, after time: Duration) {
        let route = context.endpointPath ?? "none"
        metrics.ended(route: route, method: request.method, status: response.status.code, after: time)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "route": "\(route)", "status": .stringConvertible(response.status.code),
                "milliseconds": .stringConvertible(Int((time / .milliseconds(1)).rounded())),
            ]
        )
    }
}
