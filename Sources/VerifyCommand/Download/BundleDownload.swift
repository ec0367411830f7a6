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
    /// The longest list of so many files.
    static let listLimit = 64 << 20

    let address: BundleAddress
    /// Where the files go; a folder that is there must be empty.
    let folder: BundleFolder
    var limits = FileFetcher.Limits()

    /// - Throws: `CommandFailure` with status `unreadable` where the address does not answer as it must, or asks more of
    ///   this machine than the limits allow.
    func run(progress: (Int, Int) -> Void) async throws(CommandFailure) {
        let fetcher = FileFetcher(limits: limits)
        let session = fetcher.session()
        defer { session.invalidateAndCancel() }
        try await fetch(BundlePaths.checksums, limit: Self.listLimit, by: fetcher, session)
        let checksums = try read()
        guard checksums.lines.count <= Self.fileLimit else {
            throw failure(BundlePaths.checksums, "names \(checksums.lines.count) files, and no round has so many")
        }
        for (place, line) in checksums.lines.enumerated() {
            progress(place, checksums.lines.count)
            try await fetch(line.name, limit: limits.total, by: fetcher, session)
        }
    }

    private func read() throws(CommandFailure) -> Checksums {
        do throws(BundleError) {
            return try Checksums(try folder.read(BundlePaths.checksums, limit: Self.listLimit))
        } catch {
            throw CommandFailure("\(address.url.absoluteString): \(Printable.text(error.detail))", status: .unreadable)
        }
    }

    private func fetch(
        _ name: String,
        limit: Int,
        by fetcher: FileFetcher,
        _ session: URLSession
    ) async throws(CommandFailure) {
        guard let url = address.file(name) else { throw failure(name, "is no name of a file in a bundle") }
        do throws(FileFetcher.Refusal) {
            try await fetcher.fetch(url, to: folder.url.appending(path: name), limit: limit, by: session)
        } catch {
            throw refusal(name, error)
        }
    }

    private func refusal(_ name: String, _ refusal: FileFetcher.Refusal) -> CommandFailure {
        switch refusal {
        case .status(404) where name == BundlePaths.checksums:
            CommandFailure(
                "\(address.url.absoluteString): no bundle, or one that is not complete yet (no SHA256SUMS)",
                hint: "a round's bundle is complete once the round is closed; until then verify what"
                    + " 'belenios-tool archive pull' fetches",
                status: .unreadable
            )
        case .status(let status): failure(name, "the answer is \(status)")
        case .redirection(let target):
            failure(
                name,
                "leads to \(Printable.text(target)), which is not followed",
                hint: "if the bundle is meant to be there, give that folder's address"
            )
        case .size(let limit):
            failure(name, "longer than the \(limit) bytes that are left", hint: "allow more with --size-limit")
        case .slow: failure(name, "the answer comes slower than \(Int(limits.slowest)) bytes a second")
        case .disk(let why): failure(name, "cannot be kept (\(why))")
        case .network(let why): failure(name, "cannot be fetched (\(why))")
        }
    }

    private func failure(_ name: String, _ why: String, hint: String? = nil) -> CommandFailure {
        CommandFailure(
            "\(address.url.absoluteString): \(Printable.text(name)): \(why)",
            hint: hint,
            status: .unreadable
        )
    }
}
