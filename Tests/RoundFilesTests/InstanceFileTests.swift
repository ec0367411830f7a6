//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Rounds
import TestSupport
import Testing

@testable import RoundFiles

@Suite struct InstanceFileTests {
    @Test func aConfigurationIsRead() throws {
        let file = try InstanceFile(
            yaml: Array(
                """
                address: https://stemmen.example.nl
                owner: {name: Gemeente Assen, telephone: 14 0592, website: https://assen.example}
                municipalities:
                  aa-en-hunze:
                    {name: Gemeente Aa en Hunze, bodies: [raad], ordinance: {name: V, advisory: 4, binding: 0}}
                listen: {host: 0.0.0.0, port: 443}
                tls: {chain: tls/chain.pem, key: tls/key.pem}
                proxies: [10.0.0.0/8, "::1"]
                observers: []
                limits: {ballots: {burst: 10, per_minute: 60}, connections: 100}
                retention: 7
                """.utf8
            )
        )
        #expect(file.address == "https://stemmen.example.nl")
        #expect(file.host == nil)
        #expect(file.owner.telephone == "14 0592")
        #expect(file.municipalities["aa-en-hunze"]?.name == "Gemeente Aa en Hunze")
        #expect(file.municipalities["aa-en-hunze"]?.bodies == [.raad])
        #expect(file.settings(of: "aa-en-hunze")?.ordinance == Limits(advisory: 4, binding: 0, ordinance: "V"))
        #expect(file.settings(of: "assen") == nil)
        #expect(file.retention == 7)
        #expect(file.listen == .init(host: "0.0.0.0", port: 443))
        #expect(file.certificate?.key == "tls/key.pem")
        #expect(file.proxies == ["10.0.0.0/8", "::1"])
        #expect(file.observers == [])
        #expect(file.limits.ballots == .init(burst: 10, perMinute: 60))
        #expect(file.limits.requests == nil && file.limits.connections == 100)
        #expect(try InstanceFile(yaml: Array(file.yaml.utf8)) == file)
    }

    /// docs/operations.md explains every key, and its example is one that is read.
    @Test func theKeysStandInTheOperatorsPage() throws {
        let page = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/operations.md")
        let lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
        guard case .object(let fields) = InstanceShape.instance else { throw NoTable() }
        for field in fields {
            #expect(lines.contains { $0.hasPrefix("| `\(field.key)` |") }, "\(field.key)")
        }
        let start = try #require(lines.firstIndex { $0.hasPrefix("    address:") })
        let example = lines[start...].prefix { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
        let file = try InstanceFile(yaml: Array(example.joined(separator: "\n").utf8))
        #expect(file.owner.look == "assen.css" && file.proxies == ["127.0.0.1/32"])
    }

    private struct NoTable: Error {}

    @Test func whatIsLeftOutIsNotThere() throws {
        let file = try InstanceFile(yaml: Array("address: http://localhost\nowner: {name: \"A\\\"\\\\b\"}".utf8))
        #expect(file.owner.name == "A\"\\b")
        #expect(file.listen == nil && file.certificate == nil && file.observers == nil)
        #expect(file.proxies.isEmpty && file.municipalities.isEmpty)
        #expect(try InstanceFile(yaml: Array(file.yaml.utf8)) == file)
    }

    @Test(arguments: [
        "", "address: x", "owner: {name: A}", "address: x\nowner: {name: A}\nextra: 1",
        "address: x\nowner: {name: A, colour: red}", "address: x\nowner: A", "address: x\naddress: y\nowner: {name: A}",
        "address: x\nowner: {name: A}\nlisten: {host: h, port: 65536}",
        "address: x\nowner: {name: A}\nlisten: {host: h}",
        "address: x\nowner: {name: A}\nmunicipalities: {Assen: {name: A}}", "address: x\nowner: {name: A}\nproxies: 1",
        "address: x\nowner: {name: A}\nlimits: {ballots: {burst: 0, per_minute: 1}}", "address: [x]\nowner: {name: A}",
        "address: x\nowner: {name: A}\ntls: {chain: c}", "address: x\nowner: {name: A, bodies: [koning]}",
        "address: x\nowner: {name: A, ordinance: {name: V, advisory: 41, binding: 3}}",
        "address: x\nowner: {name: A}\nretention: 0",
    ])
    func whatIsNoConfigurationIsRefused(_ yaml: String) {
        #expect(throws: RoundFileError.self) { try InstanceFile(yaml: Array(yaml.utf8)) }
    }
}
