//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird

/// Collects what a site answers; a method that an address does not take gets status 405 instead of 404.
struct Routes {
    typealias Handler = @Sendable (Request, SiteContext) async throws -> Response

    private(set) var methods: [String: [HTTPRequest.Method]] = [:]
    private let router: Router<SiteContext>

    /// What may be asked of an address: `HEAD` goes with `GET`.
    private static let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    init() {
        router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    }

    mutating func get(_ path: String, _ handler: @escaping Handler) {
        router.get(RouterPath(path), use: handler)
        methods[path, default: []] += [.get, .head]
    }

    mutating func post(_ path: String, _ handler: @escaping Handler) {
        router.post(RouterPath(path), use: handler)
        methods[path, default: []].append(.post)
    }

    /// What answers. Nothing can be added afterwards.
    consuming func responder() -> RouterResponder<SiteContext> {
        for (path, taken) in methods {
            let allow = taken.map(\.rawValue).joined(separator: ", ")
            for method in Self.known where !taken.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    var error = WebError(.method, "this address takes \(allow)")
                    error.allow = allow
                    throw error
                }
            }
        }
        return router.buildResponder()
    }
}
