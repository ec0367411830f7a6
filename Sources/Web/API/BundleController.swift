//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import RoundBundle
import Rounds
import Service
import SignedNotes
import Store

/// A round's public folder, file by file (docs/api.md, "Bundle"). While ballots may come in, its files are those of the
/// moment; from *closed* on they are those of one export, with checksums.
struct BundleController {
    let desk: RoundDesk
    let log: LogController
    let spool: BundleSpool

    func add(to routes: inout Routes) {
        routes.get("/api/rounds/:round/bundle.tar") { _, context in
            let status = try await desk.status(named: context.parameters.get("round"))
            guard status.phase.isQuiet else { throw WebError(.notFound, "the round's public folder is not complete") }
            let extent = try await desk.store.extent(of: status.id)
            let written = try await spool.bundle(of: status.id, extent: extent)
            let tar = try BundleTar(written.url, names: written.names, root: "\(status.id)")
            let headers: HTTPFields = [
                .contentType: "application/x-tar",
                .contentDisposition: "attachment; filename=\"\(status.id).tar\"",
            ]
            return Response(status: .ok, headers: headers, body: tar.body).openToAll(.revalidated)
        }
        routes.get("/api/rounds/:round/bundle/**") { _, context in
            let name = context.parameters.getCatchAll().joined(separator: "/")
            let status = try await desk.status(named: context.parameters.get("round"))
            let response =
                status.phase.isQuiet
                ? try await exported(name, of: status, context)
                : try await current(name, of: status, context)
            guard var response else { throw WebError(.notFound, "the round's public folder has no such file") }
            if name.hasSuffix(".bel") || name.hasSuffix(".csv"), let last = name.split(separator: "/").last {
                response.headers[.contentDisposition] = "attachment; filename=\"\(last)\""
            }
            return response.openToAll(.revalidated)
        }
    }

    /// A file of a folder that is complete.
    private func exported(_ name: String, of status: RoundStatus, _ context: SiteContext) async throws -> Response? {
        let extent = try await desk.store.extent(of: status.id)
        let written = try await spool.bundle(of: status.id, extent: extent)
        guard let path = written.path(name) else { return nil }
        return try await file(path, name, context)
    }

    /// A file of a folder that is still growing.
    private func current(_ name: String, of status: RoundStatus, _ context: SiteContext) async throws -> Response? {
        switch name {
        case BundlePaths.definition: return bytes(try await desk.definition(of: status).json, name)
        case BundlePaths.readme:
            return bytes(Array(BundleReadme.text(try await desk.definition(of: status)).utf8), name)
        case BundlePaths.checkpoint: return try await log.checkpoint(status.id.text)
        case BundlePaths.logKey: return bytes(try desk.service.logKey(of: status.id).text + [0x0A], name)
        default: break
        }
        let tiles = BundlePaths.tile("tile/")
        if name.hasPrefix(tiles) {
            return try await log.tile(status.id.text, name.dropFirst(tiles.count).split(separator: "/"))
        }
        for election in status.elections {
            if name == BundlePaths.archive(election.sheet, election.uuid) { return try await archive(election.uuid) }
            if name == BundlePaths.roll(election.sheet) {
                guard let url = try await spool.roll(of: election.uuid, in: status.id) else { return nil }
                return try await file(url.path, name, context)
            }
        }
        if let former = try await formerArchive(name, of: status) { return try await archive(former) }
        return try await desk.store.file(name, of: status.id).map { bytes($0, name) }
    }

    /// The election of before the round went back to *adopted* whose archive this is.
    private func formerArchive(_ name: String, of status: RoundStatus) async throws -> ElectionID? {
        let parts = name.split(separator: "/")
        guard parts.count == 2, parts[1].hasSuffix(".bel"), let election = ElectionID(parts[1].dropLast(4)),
            !status.elections.contains(where: { $0.uuid == election })
        else { return nil }
        do throws(StoreError) {
            return try await desk.store.round(of: election) == status.id ? election : nil
        } catch {
            guard error.code == .unknown else { throw error }
            return nil
        }
    }

    private func archive(_ election: ElectionID) async throws -> Response? {
        let archive = try await desk.store.archive(of: election)
        let body = ResponseBody(contentLength: archive.count) { writer in
            for try await piece in archive { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: Self.type(of: ".bel")], body: body)
    }

    private func file(_ path: String, _ name: String, _ context: SiteContext) async throws -> Response {
        let body = try await FileIO().loadFile(path: path, context: context)
        return Response(status: .ok, headers: [.contentType: Self.type(of: name)], body: body)
    }

    private func bytes(_ bytes: [UInt8], _ name: String) -> Response {
        .bytes(bytes, type: Self.type(of: name))
    }

    private static func type(of name: String) -> String {
        if name.hasPrefix("log/tile/") || name.hasSuffix(".bel") { return "application/octet-stream" }
        if name.hasSuffix(".json") { return "application/json" }
        return name.hasSuffix(".csv") ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8"
    }
}

extension Phase {
    /// Whether no ballot can be added any more, so that the round's record grows by acts of officials alone.
    fileprivate var isQuiet: Bool {
        switch self {
        case .closed, .tallied, .published, .answered, .annulled, .invalid: true
        case .draft, .adopted, .ready, .open, .suspended, .closing: false
        }
    }
}
