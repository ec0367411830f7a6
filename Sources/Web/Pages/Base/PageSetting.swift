//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Where a page stands: whose site, in which language, at which address.
public struct PageSetting: Sendable {
    public var owner: SiteOwner
    public var texts: Texts
    public var path: PagePath
    /// The texts of every language that the site has, the page's own included.
    public var languages: [Texts]

    public init(owner: SiteOwner, texts: Texts, path: PagePath, languages: [Texts]) {
        self.owner = owner
        self.texts = texts
        self.path = path
        self.languages = languages
    }

    /// The path of another page in this page's language.
    func href(_ path: PagePath) -> String {
        path.text(in: texts.language)
    }
}
