//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A limit on how often one network may do something.
struct NetworkLimit {
    /// What it is called in the metrics.
    let name: String
    let buckets: TokenBuckets<ClientNetwork?>
    let metrics: SiteMetrics

    init(_ name: String, _ rate: SiteLimits.Rate, _ metrics: SiteMetrics) {
        self.name = name
        buckets = TokenBuckets(rate.buckets)
        self.metrics = metrics
    }

    /// - Throws: `WebError` with code `tooManyAttempts` and the time to wait.
    func take(_ context: SiteContext) throws(WebError) {
        guard let wait = buckets.take(of: context.network) else { return }
        metrics.limited(name)
        throw WebError(.tooManyAttempts, "too many requests of this kind from one network").after(wait)
    }

    /// Counts something that turned out to be dearer.
    func charge(_ cost: Double, _ context: SiteContext) {
        buckets.charge(cost, to: context.network)
    }
}
