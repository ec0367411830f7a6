//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import FoundationNetworking
import RoundBundle

/// Fetches a bundle file by file, as its checksums name them. What it fetches is checked by nobody but the verifier.
struct BundleDownload {
    /// More files than a round has: 16 000 bundles of entries hold 4 million ballots.
    static let fileLimit = 100_000

    let address: BundleAddress
    /// Where the files go; a folder that is there must be empty.
    let folder: BundleFolder

    /// - Throws: `CommandFailure` with status `unreadable` where the address does not answer as it must.
    func run(progress: (Int, Int) -> Void) async throws(CommandFailure) {
        let session = URLSession(configuration: .ephemeral)
        defer { session.invalidateAndCancel() }
        try await fetch(BundlePaths.checksums, by: session)
        let checksums = try read()
        guard checksums.lines.count <= Self.fileLimit else {
            throw failure(BundlePaths.checksums, "names \(checksums.lines.count) files, and no round has so many")
        }
        for (place, line) in checksums.lines.enumerated() {
            progress(place, checksums.lines.count)
            try await fetch(line.name, by: session)
        }
    }

    private func read() throws(CommandFailure) -> Checksums {
        do throws(BundleError) {
            return try Checksums(try folder.read(BundlePaths.checksums, limit: 64 << 20))
        } catch {
            throw CommandFailure("\(address.url.absoluteString): \(Printable.text(error.detail))", status: .unreadable)
        }
    }

    private func fetch(_ name: String, by session: URLSession) async throws(CommandFailure) {
        guard let url = address.file(name) else { throw failure(name, "is no name of a file in a bundle") }
        do {
            let (file, response) = try await session.download(from: url)
            defer { try? FileManager.default.removeItem(at: file) }
            guard let answer = response as? HTTPURLResponse else { throw failure(name, "no answer by HTTP") }
            guard answer.statusCode == 200 else { throw refusal(name, answer.statusCode) }
            let place = folder.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try FileManager.default.moveItem(at: file, to: place)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw failure(name, "cannot be fetched (\(error.localizedDescription))")
        }
    }

    private func refusal(_ name: String, _ status: Int) -> CommandFailure {
        guard name == BundlePaths.checksums, status == 404 else { return failure(name, "the answer is \(status)") }
        return CommandFailure(
            "\(address.url.absoluteString): no bundle, or one that is not complete yet (no SHA256SUMS)",
            hint: "a round's bundle is complete once the round is closed; until then verify what"
                + " 'belenios-tool archive pull' fetches",
            status: .unreadable
        )
    }

    private func failure(_ name: String, _ why: String) -> CommandFailure {
        CommandFailure("\(address.url.absoluteString): \(Printable.text(name)): \(why)", status: .unreadable)
    }
}
