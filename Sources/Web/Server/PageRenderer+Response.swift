//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import NIOCore

extension PageRenderer {
    /// A page as an answer, with its status and its policy.
    func response(_ page: some Page) -> Response {
        Response(
            status: HTTPResponse.Status(code: page.status),
            headers: [
                .contentType: "text/html; charset=utf-8", .contentSecurityPolicy: page.policy.header,
                .contentLanguage: page.layout.language,
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html(page)))
        )
    }
}
