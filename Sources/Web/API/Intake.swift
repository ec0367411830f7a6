//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import NIOCore

/// Takes in bodies, within limits.
struct Intake {
    let limits: SiteLimits

    /// The body of a request that says to be of one of these types.
    ///
    /// - Throws: `WebError` with code `mediaType` or `tooLarge`.
    func body(of request: Request, type: String..., limit: Int? = nil) async throws -> [UInt8] {
        let given = (request.headers[.contentType] ?? "").split(separator: ";").first.map { $0.lowercased() } ?? ""
        guard type.contains(given.trimmingSpaces) else {
            throw WebError(.mediaType, "a body of another type than \(type.joined(separator: " or "))")
        }
        let limit = limit ?? limits.bodyBytes
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw WebError(.tooLarge, "a body of more than \(limit) bytes")
        }
    }

    /// Refuses what a browser sends for a page of another site. Other programs do not say where they come from.
    ///
    /// - Throws: `WebError` with code `foreignForm`.
    func demandOwnScript(_ request: Request) throws(WebError) {
        guard let site = request.headers[.fetchSite] else { return }
        guard site == "same-origin" || site == "none" else {
            throw WebError(.foreignForm, "a request from a page of another site")
        }
    }
}

extension String {
    var trimmingSpaces: String {
        let characters = drop { $0 == " " || $0 == "\t" }
        return String(characters.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
