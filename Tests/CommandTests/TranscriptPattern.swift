//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Lines in which `…` stands for anything.
enum TranscriptPattern {
    private static let anything: Character = "…"

    /// Whether `lines` are what `pattern` says.
    static func matches(_ pattern: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = pattern.first else { return lines.isEmpty }
        let rest = pattern.dropFirst()
        if first == String(anything) {
            return (lines.startIndex...lines.endIndex).contains { matches(rest, lines[$0...]) }
        }
        guard let line = lines.first, matches(first, line) else { return false }
        return matches(rest, lines.dropFirst())
    }

    /// Whether `line` is what `pattern` says.
    static func matches(_ pattern: String, _ line: String) -> Bool {
        let parts = pattern.split(separator: anything, omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last, line.hasPrefix(first) else { return false }
        guard parts.count > 1 else { return line == pattern }
        var rest = line.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
