//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import SignedNotes
import Store

/// A round's log as C2SP tlog-tiles lays it out (docs/api.md, "Log").
struct LogController {
    let desk: RoundDesk

    func add(to routes: inout Routes) {
        routes.get("/api/rounds/:round/log/checkpoint") { _, context in
            try await checkpoint(context.parameters.get("round"))
        }
        routes.get("/api/rounds/:round/log/tile/**") { _, context in
            try await tile(context.parameters.get("round"), context.parameters.getCatchAll())
        }
    }

    func checkpoint(_ round: String?) async throws -> Response {
        let status = try await desk.status(named: round)
        guard let checkpoint = try await desk.store.checkpoint(of: status.id) else {
            throw WebError(.notFound, "the round has no log yet")
        }
        return Response.bytes(checkpoint.bytes, type: "text/plain; charset=utf-8").openToAll(.revalidated)
    }

    func tile(_ round: String?, _ path: [Substring]) async throws -> Response {
        let status = try await desk.status(named: round)
        guard let tile = try? Tile(path: ("tile/" + path.joined(separator: "/")).utf8),
            let bytes = try await desk.store.tile(tile, of: status.id)
        else { throw WebError(.notFound, "the log has no such tile") }
        return Response.bytes(bytes, type: "application/octet-stream").openToAll(.unchanging)
    }
}
