//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The network that a request comes from, as far as limits need to know it: what a provider gives one customer, or a
/// few. Nothing narrower is remembered, and nothing of it is written down.
struct ClientNetwork: Hashable, Sendable {
    private let prefix: NetworkAddress

    /// The first 24 bits of an address of version 4, the first 56 of version 6.
    init(_ address: NetworkAddress) {
        prefix = address.prefix(address.isVersion4 ? 96 + 24 : 56)
    }
}
