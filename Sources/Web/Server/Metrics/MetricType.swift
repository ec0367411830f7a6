//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The types of Prometheus that are in use, and how names and labels are written.
enum MetricType: String {
    case counter
    case gauge
    case histogram

    /// A name with every character that may not stand in one replaced.
    static func name(_ label: String) -> String {
        String(
            decoding: label.utf8.enumerated().map { place, byte in
                let isLetter = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
                let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                return isLetter || byte == UInt8(ascii: ":") || (isDigit && place > 0) ? byte : UInt8(ascii: "_")
            },
            as: UTF8.self
        )
    }

    /// Labels as they stand between braces: `method="GET",status="200"`.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\(name($0))=\"\(escaped($1))\"" }.joined(separator: ",")
    }

    /// `name{labels}`, with further labels if there are any.
    static func series(_ name: String, _ labels: String, _ more: String = "") -> String {
        let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
        return all.isEmpty ? name : "\(name){\(all)}"
    }

    private static func escaped(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
