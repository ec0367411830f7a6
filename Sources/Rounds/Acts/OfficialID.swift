//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension SlugKind {
    /// An official, as the roster names one person.
    public enum Official {}
}

/// A person who signs statements. Two keys of one person are still one.
public typealias OfficialID = Slug<SlugKind.Official>
