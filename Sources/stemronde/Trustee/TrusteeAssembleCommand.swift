//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import CanonicalText
import ElectionRecord
import Foundation
import KeyCeremony
import VerifyCommand

/// `stemronde trustee assemble`.
struct TrusteeAssembleCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "assemble",
        abstract: "Put the trustees' public keys together for the election's set-up.",
        discussion: """
            Checks all that everybody can check, and writes EXCHANGE/trustees.json. It takes no secret: anybody can do \
            it, and do it again. Of a threshold key it takes the certificates, contributions and keys in the folder; \
            where all trustees are single ones, their keys.

            Example: stemronde trustee assemble /media/stick
            """
    )

    @Argument(help: "The folder through which the trustees passed files.", completion: .directory)
    var exchange: String

    @Flag(help: "Print the keys as JSON.")
    var json = false

    func perform() async throws {
        let exchange = Exchange(exchange)
        let singles = try self.singles()
        let isThreshold = NewFile.isThere(exchange.certificate(1))
        guard singles.isEmpty || !isThreshold else {
            throw CommandFailure(
                "\(exchange.path) holds single keys and certificates of a threshold key",
                hint: "either all trustees are single ones, or all share one threshold key"
            )
        }
        try NewFile.demandFree(exchange.trustees)
        let trustees = isThreshold ? Trustees(entries: [.pedersen(try group(exchange))]) : try single(singles)
        try trustees.check(electionKey: trustees.electionKey)
        try NewFile.write(trustees.bytes, to: exchange.trustees)
        answer(trustees, exchange.trustees)
    }

    private func group(_ exchange: Exchange) throws -> PedersenGroup {
        let first = try Certificate(try InputFile.read(exchange.certificate(1)))
        let plan = try CeremonyPlan(size: first.size, threshold: first.threshold)
        let set = try exchange.certificates(plan)
        let contributions = try exchange.contributions(plan)
        let keys = try exchange.all(plan.size, "key", exchange.key) { try TrusteeKey($0) }
        return try ThresholdCeremony.group(set, contributions: contributions, keys: keys)
    }

    private func single(_ files: [String]) throws -> Trustees {
        guard !files.isEmpty else {
            throw CommandFailure(
                "\(exchange): neither certificate-1.json nor a key of a single trustee is there",
                status: .unreadable
            )
        }
        let keys = try files.map { file in
            do {
                return try TrusteeKey(try InputFile.read(file))
            } catch let error as DocumentError {
                throw CommandFailure("\(file): \(error.detail)")
            }
        }
        guard Set(keys.map(\.publicKey)).count == keys.count else {
            throw CommandFailure("\(exchange): a key stands in two files")
        }
        return Trustees(entries: keys.map { .single($0) })
    }

    /// The files of single trustees, by name.
    private func singles() throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: exchange)
                .filter { $0.hasPrefix("single-") && $0.hasSuffix(".json") }
                .sorted()
                .map { "\(exchange)/\($0)" }
        } catch {
            throw CommandFailure("\(exchange): the folder cannot be read", status: .unreadable)
        }
    }

    private func answer(_ trustees: Trustees, _ path: String) {
        guard !json else {
            var writer = CanonicalWriter()
            writer.literal("{\"file\":")
            writer.string(path.utf8)
            writer.literal(",\"election_key\":")
            writer.string(trustees.electionKey.hex)
            writer.literal(",\"trustees\":")
            writer.list(trustees.owners) { $0.string($1.key.hex) }
            writer.literal("}\n")
            return Answer.write(writer.bytes)
        }
        Answer.line("trustees: \(path)")
        for owner in trustees.owners {
            Answer.line("  \(owner.number)  \(String(decoding: owner.key.hex, as: UTF8.self))")
        }
        Answer.line("election key: \(String(decoding: trustees.electionKey.hex, as: UTF8.self))")
        Talk.note("every trustee looks for its own key in this list: stemronde trustee status")
    }
}
