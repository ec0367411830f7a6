//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

/// A document to be printed: one HTML file that loads nothing and runs nothing.
public struct PrintDocument: Sendable {
    /// The language of the document, as `nl`.
    public let language: String
    public let title: String
    /// Style sheets; they stand in the document.
    public let styles: [String]

    public init(language: String, title: String, styles: [String]) {
        self.language = language
        self.title = title
        self.styles = styles
    }

    /// Everything before the content.
    public var head: HTML {
        let style = styles.joined(separator: "\n")
        // Only this style applies, and nothing else is fetched or run, also where a text should ever get past escaping.
        let hash = String(
            decoding: Base64.encode(Digest(of: Array(style.utf8)).bytes.array, padded: true),
            as: UTF8.self
        )
        let policy = "default-src 'none'; font-src data:; style-src 'sha256-\(hash)'"
        return """
            <!DOCTYPE html>
            <html lang="\(language)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="robots" content="noindex">
            <title>\(title)</title>
            <style>\(HTML(stringLiteral: style))</style>
            </head>
            <body>

            """
    }

    /// Everything after the content.
    public var tail: HTML { "</body>\n</html>\n" }

    /// The whole document.
    public func with(_ content: HTML) -> HTML {
        head + content + tail
    }
}
