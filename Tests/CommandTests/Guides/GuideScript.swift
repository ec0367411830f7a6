//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The commands of a guide: its `sh` blocks, each named by a comment in front of it that readers do not see,
/// `<!-- step: NAME -->`.
struct GuideScript {
    private static let comment = "<!-- step: "
    private static let programs = ["stemronde", "stemronde-verify", "curl"]

    struct Step: Equatable {
        let name: String
        var lines: [String] = []
    }

    private(set) var steps: [Step] = []
    /// What nobody would run: a block without a name of its own, or a command that stands in no `sh` block.
    private(set) var problems: [String] = []

    init(_ markdown: String) {
        var name: String?
        var fence: String?
        for text in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(text)
            let words = line.drop { $0 == " " }
            let indent = line.count - words.count
            if let open = fence {
                if words.hasPrefix("```") {
                    fence = nil
                } else if open == "```sh" {
                    steps[steps.count - 1].lines.append(line)
                }
            } else if words.hasPrefix("```") {
                fence = String(words)
                if words == "```sh" { begin(name) }
                name = nil
            } else if words.hasPrefix(Self.comment), words.hasSuffix(" -->") {
                name = String(words.dropFirst(Self.comment.count).dropLast(4))
            } else if indent >= 4, let first = words.split(separator: " ").first, Self.programs.contains(String(first))
            {
                problems.append("not in a block of sh: \(words)")
            }
        }
    }

    private mutating func begin(_ name: String?) {
        if name == nil { problems.append("block \(steps.count + 1) has no name") }
        if steps.contains(where: { $0.name == name }) { problems.append("two steps \(name ?? "")") }
        steps.append(Step(name: name ?? "\(steps.count + 1)"))
    }
}
