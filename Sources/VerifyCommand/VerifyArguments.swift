//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import ArgumentParser
import CanonicalText
import Foundation
import RoundBundle
import SignedNotes
import Verification

/// What `stemronde-verify` and `stemronde verify` take, and do.
public struct VerifyArguments: ParsableArguments {
    /// Shown under the options of both commands.
    public static let discussion = """
        Checks an archive (UUID.bel) or a round's bundle (a folder, or its address): one line a check, then one verdict.

        Everything signed in a bundle stands on the municipality's first roster of officials. Give its fingerprint with \
        --anchor, from where the municipality has published it: on paper, or at another address than the bundle's.

        Example: stemronde-verify https://stemmen.assen.example/api/rounds/assen-halfweg/bundle/

        Exit status: 0 verified, 1 not verified, 2 could not check, 64 usage.
        """

    @Argument(
        help: "The archive or the bundle: a file, a folder, or an address that starts with https://.",
        completion: .file()
    )
    var path: String

    @Option(help: "Keep what is fetched from an address in this new folder.", completion: .directory)
    var keep: String?

    @Option(help: "Fetch at most so many gigabytes (1024³ bytes) from an address.")
    var sizeLimit = 16

    @Option(help: "An event's hash that you kept from before (64 hex digits): the record must still contain it.")
    var event: [String] = []

    @Option(help: "A tracking code (43 characters): the record must contain the ballot.")
    var ballot: [String] = []

    @Option(help: "A checkpoint or a receipt that you kept: the log must have gone through it.", completion: .file())
    var kept: [String] = []

    @Option(help: "The fingerprint of the municipality's first roster (64 hex digits), from where it was published.")
    var anchor: String?

    @Option(help: "The fingerprint of a later roster, from where it was published: the log must hold it.")
    var roster: [String] = []

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Show also the checks that do not apply.")
    var all = false

    /// Neither option given.
    public init() {}

    /// Refuses an option that is not written as it must be.
    public mutating func validate() throws {
        _ = try expectations()
        guard keep == nil || BundleAddress.isAddress(path) else {
            throw ValidationError("--keep is for a bundle that is fetched, and \(path) is here already")
        }
        guard (1...1_000_000).contains(sizeLimit) else {
            throw ValidationError("--size-limit \(sizeLimit): a number from 1 to 1000000 is expected")
        }
    }

    /// Verifies, prints the report, and throws unless the verdict is *verified*.
    public func run() async throws {
        guard BundleAddress.isAddress(path) else { return try await verify(path) }
        let address = try BundleAddress(path)
        let folder = try FetchedFolder(keep)
        defer { folder.release() }
        var download = BundleDownload(address: address, folder: BundleFolder(folder.url))
        download.limits.total = sizeLimit << 30
        let bar = ProgressBar("fetching")
        defer { bar.finish() }
        try await download.run { bar.show($0, of: $1) }
        bar.finish()
        folder.complete()
        try await verify(folder.url.path)
    }

    private func verify(_ path: String) async throws {
        let bar = ProgressBar("verifying")
        let report = await Verifier.verify(path: path, expecting: try expectations()) { bar.show($0, of: $1) }
        bar.finish()
        if json {
            Answer.write(report.json + [0x0A])
        } else {
            Answer.write(ReportText(report, showsAll: all).text)
        }
        switch report.verdict {
        case .verified: return
        case .notVerified: throw ExitCode(ExitStatus.failed.rawValue)
        case .notChecked: throw ExitCode(ExitStatus.unreadable.rawValue)
        }
    }

    private func state(_ path: String) throws -> KeptState {
        guard let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: LogProof.sizeLimit + 1)
        else { throw CommandFailure("\(path): the file cannot be read", status: .unreadable) }
        do {
            return try KeptState([UInt8](bytes), name: path)
        } catch {
            throw CommandFailure("\(path): neither a checkpoint nor a receipt (\(error))", status: .unreadable)
        }
    }

    private func expectations() throws -> Expectations {
        Expectations(
            events: try event.map { try HashOption.read($0, of: "--event") },
            ballots: try ballot.map { text in
                guard let digest = Digest(base64: text.utf8) else {
                    throw ValidationError("--ballot \(text): not a tracking code of 43 characters")
                }
                return digest
            },
            anchor: try anchor.map { try HashOption.read($0, of: "--anchor") },
            rosters: try roster.map { try HashOption.read($0, of: "--roster") },
            states: try kept.map { try state($0) }
        )
    }
}
