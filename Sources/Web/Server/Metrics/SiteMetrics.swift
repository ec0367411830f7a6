//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CoreMetrics
import HTTPTypes

/// What the site counts. Labels come from closed lists: routes as they were added, methods that are known.
struct SiteMetrics: Sendable {
    private let factory: PrometheusMetrics
    private let inFlight: Meter

    init(_ factory: PrometheusMetrics) {
        self.factory = factory
        inFlight = Meter(label: "stemronde_http_requests_in_flight", factory: factory)
    }

    func began() {
        inFlight.increment()
    }

    func ended(route: String, method: HTTPRequest.Method, status: Int, after time: Duration) {
        inFlight.decrement()
        let method = Self.methods.contains(method) ? method.rawValue : "other"
        Counter(
            label: "stemronde_http_requests_total",
            dimensions: [("route", route), ("method", method), ("status", "\(status)")],
            factory: factory
        ).increment()
        Timer(label: "stemronde_http_request_seconds", dimensions: [("route", route)], factory: factory)
            .recordNanoseconds(Int64((time / .nanoseconds(1)).rounded()))
    }

    /// Ballots by what became of them: `recorded`, `again`, or the code of the refusal.
    func ballots(_ count: Int, _ outcome: String) {
        Counter(label: "stemronde_ballots_total", dimensions: [("outcome", outcome)], factory: factory)
            .increment(by: count)
    }

    /// A request that a limit held up.
    func limited(_ limit: String) {
        Counter(label: "stemronde_limited_total", dimensions: [("limit", limit)], factory: factory).increment()
    }

    /// Rounds to whose logs nothing may be added after a restore.
    func held(_ rounds: Int) {
        Meter(label: "stemronde_rounds_held", factory: factory).set(rounds)
    }

    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
