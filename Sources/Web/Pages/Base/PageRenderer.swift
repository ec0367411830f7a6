//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Mustache
public import Rounds

/// Turns pages into HTML, with the templates and texts that belong to the program.
public struct PageRenderer: Sendable {
    /// The site's words, in the order of `Language.allCases`.
    public let languages: [Texts]
    private let library: MustacheLibrary
    private let templates: Set<String>

    /// Loads templates and texts.
    ///
    /// - Throws: `TextsError` for texts that are not sound, and the errors of reading files and templates.
    public init() throws {
        try self.init(resources: PageResources.bundled())
    }

    init(resources: PageResources) throws {
        MustacheContentTypes.register(HTMLEscaping(), named: HTMLEscaping.name)
        var library = MustacheLibrary()
        for (name, text) in resources.templates {
            try library.register("{{% CONTENT_TYPE:\(HTMLEscaping.name) }}\n" + text, named: name)
        }
        self.library = library
        templates = Set(resources.templates.keys)
        languages = try resources.texts()
    }

    /// The texts of a language.
    public func texts(_ language: Language) -> Texts {
        guard let texts = languages.first(where: { $0.language == language }) else {
            preconditionFailure("texts of every language were loaded")
        }
        return texts
    }

    /// The page as HTML. A page whose template is not there is a programming error that the tests find.
    public func html(_ page: some Page) -> String {
        let name = type(of: page).template
        guard templates.contains(name), let html = library.render(page, withTemplate: name) else {
            preconditionFailure("there is no template \(name)")
        }
        return html
    }
}
