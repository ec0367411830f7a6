//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import HTTPTypes
import Hummingbird

/// Takes only forms that this site's own pages sent.
///
/// A browser says where a form comes from, in `Sec-Fetch-Site` or in `Origin`. A form that changes something must have a
/// token besides, made for a cookie that the browser sends only from this site; that holds in browsers that say
/// nothing, too. The cookie says nothing about who it is: it is made anew for each browser and each run of the service.
struct FormGuard: Sendable {
    /// The name of the field that holds the token.
    static let field = "token"

    private let cookie: String
    private let isSecure: Bool
    /// Random, for as long as the service runs.
    private let key: [UInt8]

    init(isSecure: Bool) {
        self.isSecure = isSecure
        cookie = isSecure ? "__Host-stemronde-form" : "stemronde-form"
        key = Self.random()
    }

    /// Refuses a form from a page of another site.
    ///
    /// - Throws: `WebError` with code `foreignForm`.
    func demandOwnForm(_ request: Request) throws(WebError) {
        if let site = request.headers[.fetchSite] {
            guard site == "same-origin" else { throw Self.foreign }
            return
        }
        // By our own policy for referrers, browsers send `null` with our forms.
        guard let origin = request.headers[.origin], origin != "null" else { return }
        let host = origin.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first.map(String.init)
        guard let host, host == request.head.authority else { throw Self.foreign }
    }

    /// Refuses a form without the token that belongs to the browser's cookie.
    ///
    /// - Throws: `WebError` with code `foreignForm`.
    func demandToken(_ token: [UInt8]?, _ request: Request) throws(WebError) {
        // Hashes are compared, so that how long it takes says nothing.
        guard let value = request.cookies[cookie]?.value, let token,
            Digest(of: token) == Digest(of: Array(self.token(for: value).utf8))
        else { throw Self.foreign }
    }

    /// The token for a page with a form, and the cookie to send along if the browser has none yet.
    func issue(_ request: Request) -> (token: String, cookie: Cookie?) {
        if let value = request.cookies[cookie]?.value, value.utf8.count == 64 { return (token(for: value), nil) }
        let value = String(decoding: Hex.encode(Self.random()), as: UTF8.self)
        let made = Cookie(name: cookie, value: value, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
        return (token(for: value), made)
    }

    /// SHA-256 of the key, which has a fixed length, and the value: nobody without the key can make one.
    private func token(for value: String) -> String {
        var hasher = DigestHasher()
        hasher.update(Array("stemronde/form/v1|".utf8))
        hasher.update(key)
        hasher.update(Array(Digest(of: Array(value.utf8)).bytes.array))
        return String(decoding: hasher.finish().hex, as: UTF8.self)
    }

    private static func random() -> [UInt8] {
        (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    }

    private static let foreign = WebError(.foreignForm, "a form that did not come from this site's own page")
}
