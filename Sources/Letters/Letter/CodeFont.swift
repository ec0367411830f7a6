//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

/// The face of voting codes, in which no character can be taken for another.
enum CodeFont {
    /// The rule that brings it, with the face itself.
    static let css: String = {
        let face = String(decoding: Base64.encode(PackageResources.code_woff2, padded: true), as: UTF8.self)
        return """
            @font-face { font-family: "Stemronde Code"; src: url("data:font/woff2;base64,\(face)") format("woff2") }
            """
    }()
}
