//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// A place in a file, for people: both count from 1, columns in characters.
struct SourceMark: Hashable, Sendable {
    let line: Int
    let column: Int

    static let start = SourceMark(line: 1, column: 1)
}
