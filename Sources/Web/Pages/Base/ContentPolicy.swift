//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What a page may load: its Content-Security-Policy.
public enum ContentPolicy: Sendable, CaseIterable {
    /// No script.
    case plain
    /// Scripts of ours.
    case script
    /// Scripts of ours, the booth in its worker, and our API. No form can be submitted.
    case booth
    /// The same beside a form that the server answers.
    case boothAndForm

    /// The value of the header `Content-Security-Policy`.
    public var header: String {
        var directives = ["default-src 'none'", "style-src 'self'", "img-src 'self'"]
        switch self {
        case .plain: break
        case .script: directives += ["script-src 'self'"]
        case .booth, .boothAndForm:
            directives += ["script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "connect-src 'self'"]
        }
        directives += ["form-action \(self == .booth ? "'none'" : "'self'")", "base-uri 'none'"]
        directives += ["frame-ancestors 'none'"]
        return directives.joined(separator: "; ")
    }
}
