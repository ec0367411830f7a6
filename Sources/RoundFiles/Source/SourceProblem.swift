//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// A problem at a place in the file, before a path is known.
struct SourceProblem: Error {
    let code: DefinitionProblem.Code
    let detail: String
    let mark: SourceMark

    init(_ code: DefinitionProblem.Code, _ detail: String, _ mark: SourceMark) {
        self.code = code
        self.detail = detail
        self.mark = mark
    }
}
