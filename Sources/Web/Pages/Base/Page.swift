//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The values of one page: its stored properties are what its template names, ready to be shown.
///
/// Templates hold no logic: whether something is shown is a Bool, an optional or a list here. Every value is escaped where
/// it is written.
public protocol Page: Sendable {
    /// The name of the page's template.
    static var template: String { get }
    /// What surrounds the page.
    var layout: Layout { get }
    /// What the page may load.
    var policy: ContentPolicy { get }
    /// The status to answer with.
    var status: Int { get }
}

extension Page {
    public var policy: ContentPolicy { .plain }
    public var status: Int { 200 }
}
