//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import HTTPTypes
import Hummingbird
import NIOCore
import Rounds
import Store

/// The boards as Belenios' tools read them from a server (docs/api.md, "Belenios read API").
struct ElectionController {
    let desk: RoundDesk

    func add(to routes: inout Routes) {
        let path = "/api/elections/:election"
        routes.get("\(path)/archive-header") { _, context in
            let head = try await desk.store.archiveHead(of: election(context))
            return json(ArchiveHeader(timestamp: head.timestamp).body).openToAll(.unchanging)
        }
        routes.get("\(path)/last-event") { _, context in try await lastEvent(election(context)) }
        routes.get("\(path)/objects/:hash") { _, context in
            let election = try await election(context)
            guard let hash = context.parameters.get("hash").flatMap({ Digest(hex: $0.utf8) }),
                let bytes = try await desk.store.object(hash, of: election)
            else { throw WebError(.notFound, "the archive has no such object") }
            return json(bytes).openToAll(.unchanging)
        }
        routes.get("\(path)/election") { _, context in
            guard let bytes = try await desk.store.electionDocument(of: election(context)) else {
                throw WebError(.notFound, "the election is not set up yet")
            }
            return json(bytes).openToAll(.unchanging)
        }
    }

    private func lastEvent(_ election: ElectionID) async throws -> Response {
        let head = try await desk.store.archiveHead(of: election)
        guard let last = head.lastEvent else { throw WebError(.notFound, "the archive has no event yet") }
        var writer = CanonicalWriter()
        writer.literal("{\"height\":")
        writer.integer(last.height)
        writer.literal(",\"hash\":")
        writer.string(last.hash.hex)
        writer.literal(",\"pos\":")
        writer.integer(head.size)
        writer.literal("}")
        return .json(writer).openToAll(.revalidated)
    }

    /// Everything that an archive holds is JSON.
    private func json(_ bytes: [UInt8]) -> Response {
        .bytes(bytes, type: "application/json")
    }

    private func election(_ context: SiteContext) async throws -> ElectionID {
        guard let election = context.parameters.get("election").flatMap({ ElectionID($0) }) else {
            throw WebError(.notFound, "there is no such election")
        }
        return election
    }
}
