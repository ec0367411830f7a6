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
import Rounds
import SignedNotes
import Store

/// Which rounds there are, and how one stands (docs/api.md, "Rounds").
struct RoundController {
    let desk: RoundDesk

    func add(to routes: inout Routes) {
        routes.get("/api/rounds") { _, _ in try await list() }
        routes.get("/api/rounds/:round") { _, context in try await one(context.parameters.get("round")) }
    }

    private func list() async throws -> Response {
        var views: [RoundView] = []
        for status in try await desk.rounds() { views.append(try await desk.view(of: status)) }
        var writer = CanonicalWriter()
        writer.literal("{\"rounds\":")
        writer.list(views) { writer, view in
            writer.literal("{")
            Self.write(view, to: &writer)
            writer.literal("}")
        }
        writer.literal("}")
        return .json(writer).openToAll()
    }

    private func one(_ name: String?) async throws -> Response {
        let status = try await desk.status(named: name)
        let view = try await desk.view(of: status)
        let checkpoint = try await desk.store.checkpoint(of: status.id)
        var writer = CanonicalWriter()
        writer.literal("{")
        Self.write(view, to: &writer)
        writer.literal(",\"municipality\":")
        writer.string(status.municipality.text.utf8)
        writer.literal(",\"definition\":")
        writer.string(status.definition.hex)
        writer.literal(",\"log\":{\"size\":")
        writer.integer(checkpoint?.checkpoint.size ?? 0)
        writer.literal("},\"sheets\":")
        writer.list(status.elections) { writer, election in
            writer.literal("{\"sheet\":")
            writer.string(election.sheet.text.utf8)
            writer.literal(",\"election\":")
            writer.string(election.uuid.text.utf8)
            if let fingerprint = view.elections.first(where: { $0.uuid == election.uuid })?.fingerprint {
                writer.literal(",\"fingerprint\":")
                writer.string(fingerprint.base64)
            }
            writer.literal(",\"events\":")
            writer.integer(election.head.count)
            writer.literal("}")
        }
        writer.literal("}")
        return .json(writer).openToAll()
    }

    private static func write(_ view: RoundView, to writer: inout CanonicalWriter) {
        writer.literal("\"round\":")
        writer.string(view.id.text.utf8)
        writer.literal(",\"phase\":")
        writer.string(view.phase.rawValue.utf8)
        writer.literal(",\"admission\":")
        writer.string(view.admission.rawValue.utf8)
        writer.literal(",\"opens\":")
        writer.string(view.opens.text.utf8)
        writer.literal(",\"closes\":")
        writer.string(view.closes.text.utf8)
    }
}
