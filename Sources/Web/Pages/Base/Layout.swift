//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

/// What surrounds every page: head, header, footer.
public struct Layout: Sendable {
    struct OtherLanguage: Sendable {
        let code: String
        let name: String
        let href: String
    }

    let language: String
    /// The document's title: page – round – municipality.
    let title: String
    /// What follows the page's own title, for titles that a script sets.
    let titleEnd: String
    let owner: String
    let startPath: String
    let look: String?
    let otherLanguages: [OtherLanguage]
    let isRehearsal: Bool
    let footer: [Link]
    let hasFooter: Bool
    let contact: ContactLines

    /// - Parameters:
    ///   - title: what this page is called; nil if the round's title says all.
    ///   - isError: whether the page tells of a mistake in a form, which its title then begins with.
    init(_ setting: PageSetting, title: String?, round: RoundView? = nil, isError: Bool = false) {
        let texts = setting.texts
        language = texts.language.rawValue
        let roundTitle = round.map { LocalText($0.definition.title, in: texts.language).text }
        titleEnd = ([roundTitle].compactMap { $0 } + [setting.owner.name]).joined(separator: " – ")
        let whole = (title.map { $0 + " – " } ?? "") + titleEnd
        self.title = isError ? texts("form.error-title", ["title": whole]) : whole
        owner = setting.owner.name
        startPath = setting.href(.start)
        look = setting.owner.look
        otherLanguages = setting.languages.filter { $0.language != texts.language }.map { other in
            OtherLanguage(
                code: other.language.rawValue,
                name: other("language.name"),
                href: setting.path.text(in: other.language)
            )
        }
        isRehearsal = round?.isRehearsal ?? false
        var footer: [Link] = []
        if let round, !round.asksNothing {
            footer = [
                Link(texts("footer.verify"), setting.href(.verify(round.id))),
                Link(texts("footer.my-ballot"), setting.href(.myBallot(round.id))),
                Link(texts("footer.log"), APIPath.checkpoint(round.id)),
            ]
        }
        if let address = setting.owner.accessibility { footer.append(Link(texts("footer.accessibility"), address)) }
        if let address = setting.owner.privacy { footer.append(Link(texts("footer.privacy"), address)) }
        self.footer = footer
        hasFooter = !footer.isEmpty
        contact = ContactLines(setting.owner.contact)
    }
}
