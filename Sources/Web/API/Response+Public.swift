//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird

extension Response {
    /// How long what is public may be kept.
    enum Keeping {
        /// It may be another at any moment.
        case none
        /// Whoever keeps it asks each time whether it is still the same.
        case revalidated
        /// What stands at this address never changes.
        case unchanging
    }

    /// Lets any site's scripts read the answer: it is part of the public record, and the same for everybody.
    func openToAll(_ keeping: Keeping = .none) -> Response {
        var response = self
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.crossOriginResourcePolicy] = "cross-origin"
        switch keeping {
        case .none: break
        case .revalidated: response.headers[.cacheControl] = "no-cache"
        case .unchanging: response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        }
        return response
    }
}
