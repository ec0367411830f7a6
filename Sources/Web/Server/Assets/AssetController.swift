//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird

/// Hands out the files of the pages. Browsers ask each time whether a file is still the same, so that page, scripts and
/// module always belong together.
struct AssetController {
    let assets: AssetStore

    func add(to routes: inout Routes) {
        routes.get("/assets/:name") { request, context in
            guard let asset = context.parameters.get("name").flatMap({ assets[$0] }) else {
                throw WebError(.notFound, "there is no such file")
            }
            var response = Response.bytes(asset.bytes, type: asset.type)
            if Self.isKnown(asset.tag, request) { response = Response(status: .notModified) }
            response.headers[.eTag] = asset.tag
            response.headers[.cacheControl] = "no-cache"
            if let policy = asset.policy { response.headers[.contentSecurityPolicy] = policy.header }
            return response
        }
    }

    /// Whether the browser says that it has this very file.
    private static func isKnown(_ tag: String, _ request: Request) -> Bool {
        (request.headers[.ifNoneMatch] ?? "").split(separator: ",").contains { part in
            let part = String(part).trimmingSpaces
            return part == tag || part == "W/\(tag)" || part == "*"
        }
    }
}
