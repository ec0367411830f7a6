//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Whose site it is: the municipality of a round, or what an instance for several calls itself.
public struct SiteOwner: Hashable, Sendable {
    /// How to reach it. At least one should be there, for pages tell people to.
    public struct Contact: Hashable, Sendable {
        /// As people dial it: `14 0592`.
        public var telephone: String?
        public var email: String?
        /// An `https` address.
        public var website: String?

        public init(telephone: String? = nil, email: String? = nil, website: String? = nil) {
            self.telephone = telephone
            self.email = email
            self.website = website
        }
    }

    /// As in *Gemeente Assen*.
    public var name: String
    public var contact: Contact
    /// The path of a style sheet with colours of its own, as `/assets/look-assen.css`.
    public var look: String?
    /// Its statement on accessibility: an `https` address.
    public var accessibility: String?
    /// Its statement on privacy: an `https` address.
    public var privacy: String?

    public init(
        name: String,
        contact: Contact,
        look: String? = nil,
        accessibility: String? = nil,
        privacy: String? = nil
    ) {
        self.name = name
        self.contact = contact
        self.look = look
        self.accessibility = accessibility
        self.privacy = privacy
    }
}
