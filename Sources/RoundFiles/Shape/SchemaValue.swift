//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

/// JSON for people and editors: indented, keys in the order given.
enum SchemaValue {
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case list([SchemaValue])
    case object([(String, SchemaValue)])

    static func strings(_ texts: [String]) -> SchemaValue { .list(texts.map { .string($0) }) }

    /// The text, its further lines indented to `depth`.
    func text(_ depth: Int = 0) -> String {
        switch self {
        case .string(let text):
            var writer = CanonicalWriter()
            writer.string(text.utf8)
            return String(decoding: writer.bytes, as: UTF8.self)
        case .integer(let value): return String(value)
        case .boolean(let value): return String(value)
        case .list(let values): return "[" + values.map { $0.text(depth) }.joined(separator: ", ") + "]"
        case .object(let entries):
            guard !entries.isEmpty else { return "{}" }
            let indent = String(repeating: "  ", count: depth + 1)
            let lines = entries.map { key, value in
                "\(indent)\(SchemaValue.string(key).text()): \(value.text(depth + 1))"
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(String(repeating: "  ", count: depth))}"
        }
    }
}
