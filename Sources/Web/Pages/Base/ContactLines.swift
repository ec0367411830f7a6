//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// How to reach the municipality, as links.
struct ContactLines: Sendable {
    let telephone: Link?
    let email: Link?
    let website: Link?

    init(_ contact: SiteOwner.Contact) {
        telephone = contact.telephone.map { Link($0, "tel:" + String($0.filter { "+0123456789".contains($0) })) }
        email = contact.email.map { Link($0, "mailto:" + $0) }
        website = contact.website.map { address in
            Link(String(address.trimmingPrefix("https://")), address)
        }
    }
}
