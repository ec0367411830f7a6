//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

@testable import Web

@Suite struct RecordOverHTTPTests {
    private struct LastEvent: Decodable {
        let height: Int
        let hash: String
        let pos: Int
    }

    private func get(_ client: any TestClientProtocol, _ uri: String) async throws -> [UInt8] {
        let answer = try await client.execute(uri: uri, method: .get)
        #expect(answer.status == .ok, "\(uri)")
        #expect(answer.headers[.accessControlAllowOrigin] == "*", "\(uri)")
        return Array(answer.body.readableBytesView)
    }

    /// What belenios-tool does: from the last event back to the beginning.
    @Test func anArchiveCanBeRebuiltFromItsObjects() async throws {
        let setting = try await SiteSetting()
        let ballots = [try setting.ballot(0), try setting.ballot(1), try setting.ballot(0)]
        for ballot in ballots { _ = try await setting.service.cast([ballot]) }
        let uuid = setting.round.sheets[0].uuid
        try await setting.visit { client in
            let path = "/api/elections/\(uuid)"
            let header = try #require(ArchiveHeader(body: try await get(client, "\(path)/archive-header")))
            let last = try JSONDecoder().decode(LastEvent.self, from: Data(try await get(client, "\(path)/last-event")))
            #expect(last.height == 3)
            var records: [[UInt8]] = []
            var hash: String? = last.hash
            while let text = hash {
                let bytes = try await get(client, "\(path)/objects/\(text)")
                let digest = Digest(of: bytes)
                #expect(Array(text.utf8) == digest.hex)
                let event = try Event(bytes)
                records.append(ArchiveRecord.event(bytes, hash: digest, timestamp: header.timestamp))
                if let payload = event.payload {
                    let name = String(decoding: payload.hex, as: UTF8.self)
                    let document = try await get(client, "\(path)/objects/\(name)")
                    records.append(ArchiveRecord.document(document, hash: payload, timestamp: header.timestamp))
                    if event.type == .ballot { #expect(ballots.contains(document)) }
                }
                hash = event.parent.map { String(decoding: $0.hex, as: UTF8.self) }
            }
            let archive = try await get(client, "/api/rounds/proef/bundle/plein/\(uuid).bel")
            #expect(archive.count == last.pos)
            let tail = records.dropLast(2).reversed().flatMap { $0 }
            #expect(archive.suffix(tail.count) == tail[...])
            #expect(try await get(client, "\(path)/election") == setting.round.sheets[0].setup.election)
        }
    }

    @Test func theLogIsLaidOutInTiles() async throws {
        let setting = try await SiteSetting()
        _ = try await setting.service.cast([try setting.ballot()])
        try await setting.visit { client in
            let bytes = try await get(client, "/api/rounds/proef/log/checkpoint")
            let checkpoint = try SignedCheckpoint(parsing: bytes).verify(log: setting.round.logKey.verifierKey)
            var edge = TileEdge()
            for tile in Tile.all(size: checkpoint.size) where tile.kind == .entries {
                let bundle = try await get(client, "/api/rounds/proef/log/\(tile.path)")
                for entry in try EntryBundle.decode(bundle, count: tile.width) {
                    _ = edge.append(contentsOf: [MerkleTree.leafHash(of: entry)])
                }
            }
            #expect(edge.edge.root == checkpoint.root)
            for path in ["tile/0/000.p/200", "tile/0/0", "tile/x/000", "tile/entries/000", "tile/0/000.p/0"] {
                let answer = try await client.execute(uri: "/api/rounds/proef/log/\(path)", method: .get)
                #expect(answer.errorCode == "not-found", "\(path)")
            }
        }
    }

    @Test func theFilesOfAnOpenRoundArePublic() async throws {
        let setting = try await SiteSetting()
        try await setting.visit { client in
            let path = "/api/rounds/proef/bundle"
            #expect(try await get(client, "\(path)/definition.json") == setting.round.definition.json)
            #expect(try await get(client, "\(path)/log/key") == setting.round.logKey.verifierKey.text + [0x0A])
            let roll = try Roll(json: try await get(client, "\(path)/park/roll.json"))
            #expect(roll.digest == setting.round.sheets[1].setup.roll.digest)
            _ = try await get(client, "\(path)/log/checkpoint")
            _ = try await get(client, "\(path)/README.md")
            let uuid = setting.round.sheets[1].uuid
            for name in [
                "result.json", "SHA256SUMS", "plein/\(uuid).bel", "../proef/definition.json", "park",
                "%2e%2e/x", "log/tile", "log/officials",
            ] {
                let answer = try await client.execute(uri: "\(path)/\(name)", method: .get)
                #expect(answer.status == .notFound, "\(name)")
            }
        }
    }

    @Test func thereIsNothingOfADraftOrOfWhatIsNotThere() async throws {
        let setting = try await SiteSetting(isOpen: false)
        let draft = try StoreFixtures.SampleDefinition.make("geheim")
        try await setting.service.store.addRound(draft)
        let uuid = setting.round.sheets[0].uuid
        for path in [
            "/api/rounds/geheim", "/api/rounds/geheim/log/checkpoint", "/api/rounds/geheim/bundle/definition.json",
            "/api/rounds/UPPER", "/api/elections/\(uuid)/election", "/api/elections/\(uuid)/last-event",
            "/api/elections/11111111111111/election", "/api/elections/0/election",
            "/api/elections/\(uuid)/objects/00", "/api/rounds/proef/receipts/abc", "/nl/geheim", "/geheim",
        ] { #expect(try await setting.ask(path).status == .notFound, "\(path)") }
        #expect(!(try await setting.ask("/api/rounds").text.contains("geheim")))
        #expect(try await setting.ask("/api/elections/\(uuid)/archive-header").status == .ok)
    }

    @Test func aRoundSaysHowItStands() async throws {
        let setting = try await SiteSetting()
        let text = try await setting.ask("/api/rounds/proef").text
        #expect(
            text.hasPrefix(
                "{\"round\":\"proef\",\"phase\":\"open\",\"admission\":\"open\",\"opens\":\"2033-05-18T03:33:20Z\""
            )
        )
        #expect(text.contains("\"election\":\"\(setting.round.sheets[0].uuid)\""))
        setting.set(RoundTimes.closes)
        #expect(try await setting.ask("/api/rounds").text.contains("\"phase\":\"closing\",\"admission\":\"too-late\""))
    }
}
