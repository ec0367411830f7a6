//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// Every key of an instance's configuration.
enum InstanceShape {
    static let instance = Shape.object([
        Field("address", .text, .required, "The address by which people reach the site: https://stemmen.example.nl"),
        Field("host", .text, .optional, "The name in statements and keys, if it is not the host of the address."),
        Field("owner", owner, .required, "Whose site it is."),
        Field(
            "municipalities",
            .table(keys: .slug, values: owner),
            .optional,
            "Those that are served, if not the owner alone."
        ),
        Field("listen", listen, .optional, "Where the service listens; 127.0.0.1, port 8080 by default."),
        Field("tls", certificate, .optional, "Certificate and key, for TLS without a proxy."),
        Field("proxies", .list(.text), .optional, "Networks of the proxies that say where requests come from."),
        Field("observers", .list(.text), .optional, "Networks that may read /metrics; this machine by default."),
        Field("limits", limits, .optional, "Limits per network, where the usual ones do not fit."),
        Field("retention", .integer(1...100), .optional, "For how many years a record is kept; 10 by default."),
    ])

    static let limits = Shape.object([
        Field("requests", rate, .optional, "Requests of any kind."),
        Field("lookups", rate, .optional, "Questions about voting codes."),
        Field("ballots", rate, .optional, "Submissions of ballots."),
        Field("connections", .integer(1...1_000_000), .optional, "Connections at one time, of all networks."),
    ])

    static let rate = Shape.object([
        Field("burst", .integer(1...1_000_000_000), .required, "How many at once."),
        Field("per_minute", .integer(1...1_000_000_000), .required, "How many a minute, on average."),
    ])

    static let owner = Shape.object([
        Field("name", .text, .required, "As in Gemeente Assen."),
        Field("telephone", .text, .optional, "As people dial it."),
        Field("email", .text, .optional, "An address for questions."),
        Field("website", .url, .optional, "The municipality's own site."),
        Field("look", .text, .optional, "A style sheet with its colours, a file of the folder assets."),
        Field("accessibility", .url, .optional, "Its statement on accessibility."),
        Field("privacy", .url, .optional, "Its statement on privacy."),
        Field("bodies", .list(.word(of: Body.self)), .optional, "The bodies that decide; either, by default."),
        Field("ordinance", ordinance, .optional, "The ordinance on how much a round may ask."),
    ])

    static let ordinance = Shape.object([
        Field("name", .text, .required, "As it can be looked up."),
        Field("advisory", .integer(0...Rounds.Limits.most), .required, "How many advisory questions; 7 by default."),
        Field("binding", .integer(0...Rounds.Limits.most), .required, "How many binding questions; 3 by default."),
    ])

    static let listen = Shape.object([
        Field("host", .text, .required, "An address of this machine, or 0.0.0.0 for all."),
        Field("port", .integer(0...65_535), .required, "The port; 0 for any that is free."),
    ])

    static let certificate = Shape.object([
        Field("chain", .text, .required, "A file of certificates in PEM, the site's own first."),
        Field("key", .text, .required, "A file of the key in PEM, which only the service may read."),
    ])
}
