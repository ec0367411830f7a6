//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import Service
import Store

/// For those who run the service: whether it works, and what it counted.
struct HealthController {
    let desk: RoundDesk
    let settings: SiteSettings
    let metrics: PrometheusMetrics

    private var counted: SiteMetrics { SiteMetrics(metrics) }

    func add(to routes: inout Routes) {
        routes.get("/health") { _, _ in
            // An answer means that the database can be read.
            _ = try await desk.store.rounds()
            return .bytes(Array("{\"status\":\"ok\"}".utf8), type: "application/json")
        }
        routes.get("/metrics") { _, context in
            guard let client = context.client, settings.observers.contains(where: { $0.contains(client) }) else {
                throw WebError(.notFound, "there is nothing at this address")
            }
            counted.held(desk.service.heldRounds)
            return .bytes(Array(metrics.text().utf8), type: PrometheusMetrics.mediaType)
        }
    }
}
