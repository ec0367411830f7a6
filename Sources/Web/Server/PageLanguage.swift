//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import Rounds

/// In which language somebody is answered.
enum PageLanguage {
    /// The language that the address begins with; without one, the first that the browser asks for and the site has.
    static func of(_ request: Request) -> Language {
        let first = request.uri.path.split(separator: "/", maxSplits: 1).first
        return Language.allCases.first { first == $0.rawValue[...] }
            ?? preferred(request.headers[.acceptLanguage] ?? "")
    }

    /// The first language of a header `Accept-Language` that the site has. Browsers list them by preference.
    static func preferred(_ header: String) -> Language {
        for range in header.prefix(256).split(separator: ",") {
            let tag = range.split(separator: ";").first?.drop { $0 == " " }.split(separator: "-").first ?? ""
            if let language = Language.allCases.first(where: { tag.lowercased() == $0.rawValue }) { return language }
        }
        return .dutch
    }
}
