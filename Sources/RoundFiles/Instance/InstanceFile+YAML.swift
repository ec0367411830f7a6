//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Rounds

extension InstanceFile {
    /// The configuration as a file; reading it gives the same.
    public var yaml: String {
        var lines = [
            "# An instance of Stemronde. The keys are explained in docs/operations.md.",
            "address: \(Self.text(address))",
        ]
        if let host { lines.append("host: \(Self.text(host))") }
        lines += ["owner:"] + owner.lines.map { "  \($0)" }
        if !municipalities.isEmpty { lines.append("municipalities:") }
        for (id, owner) in municipalities.sorted(by: { $0.key.text < $1.key.text }) {
            lines += ["  \(id):"] + owner.lines.map { "    \($0)" }
        }
        if let listen { lines += ["listen:", "  host: \(Self.text(listen.host))", "  port: \(listen.port)"] }
        if let certificate {
            lines += ["tls:", "  chain: \(Self.text(certificate.chain))", "  key: \(Self.text(certificate.key))"]
        }
        lines += Self.list("proxies", proxies)
        if let observers { lines += observers.isEmpty ? ["observers: []"] : Self.list("observers", observers) }
        if limits != Limits() { lines += ["limits:"] + limits.lines.map { "  \($0)" } }
        if let retention { lines.append("retention: \(retention)") }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func list(_ key: String, _ texts: [String]) -> [String] {
        texts.isEmpty ? [] : ["\(key):"] + texts.map { "  - \(text($0))" }
    }

    /// A text in double quotes, in which YAML knows escapes.
    fileprivate static func text(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension InstanceFile.Owner {
    fileprivate var lines: [String] {
        let values = [
            ("name", name as String?), ("telephone", telephone), ("email", email), ("website", website), ("look", look),
            ("accessibility", accessibility), ("privacy", privacy),
        ]
        var lines = values.compactMap { key, value in value.map { "\(key): \(InstanceFile.text($0))" } }
        if let bodies { lines.append("bodies: [\(bodies.map(\.rawValue).joined(separator: ", "))]") }
        if let ordinance {
            lines += [
                "ordinance:", "  name: \(InstanceFile.text(ordinance.ordinance ?? ""))",
                "  advisory: \(ordinance.advisory)", "  binding: \(ordinance.binding)",
            ]
        }
        return lines
    }
}

extension InstanceFile.Limits {
    fileprivate var lines: [String] {
        let rates = [("requests", requests), ("lookups", lookups), ("ballots", ballots)].compactMap { key, rate in
            rate.map { "\(key): {burst: \($0.burst), per_minute: \($0.perMinute)}" }
        }
        return rates + (connections.map { ["connections: \($0)"] } ?? [])
    }
}
