//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Hummingbird
import NIOCore

/// What travels with a request.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who is at the other end of the connection; nil if that is no address, as in tests.
    let peer: NetworkAddress?
    /// Where the request comes from, as far as proxies can be trusted.
    var client: NetworkAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
        client = peer
    }

    /// The network that limits count for. Requests from nowhere share one.
    var network: ClientNetwork? {
        client.map { ClientNetwork($0) }
    }
}
