//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The commands of a guide, in their order: the lines of its `sh` blocks, and those of comments that readers do not see,
/// `<!-- meanwhile: COMMAND -->`, for what other people do in between.
struct GuideScript {
    private static let comment = "<!-- meanwhile: "

    private(set) var lines: [String] = []

    var text: String { lines.map { $0 + "\n" }.joined() }

    init(_ markdown: String) {
        var isCode = false
        var isOther = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                if isCode || isOther {
                    (isCode, isOther) = (false, false)
                } else if line == "```sh" {
                    isCode = true
                } else {
                    isOther = true
                }
            } else if isCode {
                lines.append(line)
            } else if line.hasPrefix(Self.comment), line.hasSuffix(" -->") {
                lines.append(String(line.dropFirst(Self.comment.count).dropLast(4)))
            }
        }
    }
}
