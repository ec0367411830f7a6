//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes

/// The headers of every response that tell a browser what it may not do with it.
struct SecurityHeaders: Sendable {
    /// Of whatever is no page: nothing may be loaded, framed or submitted.
    static let strictest = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private let fields: HTTPFields

    /// - Parameter isSecure: whether the site is reached by TLS only.
    init(isSecure: Bool) {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] = Self.strictest
        fields[.xContentTypeOptions] = "nosniff"
        fields[.referrerPolicy] = "no-referrer"
        fields[.permissionsPolicy] = Self.noPermissions
        fields[.crossOriginOpenerPolicy] = "same-origin"
        fields[.crossOriginResourcePolicy] = "same-origin"
        fields[.cacheControl] = "no-store"
        if isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        self.fields = fields
    }

    /// Adds what the response does not say itself.
    func complete(_ headers: inout HTTPFields) {
        for field in fields where headers[field.name] == nil { headers.append(field) }
    }

    private static let noPermissions = [
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb",
    ].map { "\($0)=()" }.joined(separator: ", ")
}

extension HTTPField.Name {
    private static func made(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("a name of a header is made of letters") }
        return name
    }

    static let referrerPolicy = made("Referrer-Policy")
    static let permissionsPolicy = made("Permissions-Policy")
    static let crossOriginOpenerPolicy = made("Cross-Origin-Opener-Policy")
    static let forwardedFor = made("X-Forwarded-For")
    static let fetchSite = made("Sec-Fetch-Site")
}
