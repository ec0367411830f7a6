//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import BallotCore
import ElectionRecord
import Foundation
import KeyCeremony
import Verification
import VerifyCommand

/// Measures the core on an archive (Scripts/bench); not part of what is installed.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stemronde-bench",
        abstract: "Measure making, checking, verifying and tallying ballots."
    )

    @Argument(help: "A tallied archive of a single trustee.")
    var archive: String

    @Option(help: "The trustee's private key, as Belenios writes it.")
    var key: String

    static func main() async {
        await Program.run(Self.self)
    }

    func run() async throws {
        let source = try ArchiveSource(path: archive)
        let (election, list, ballots) = try read(source)
        Answer.line(
            "ballots: \(ballots.count), ciphertexts a ballot: \(election.questions.map(\.shape.choices).reduce(0, +))"
        )
        try measureBallots(election.context, ballots)
        try await measureTally(source, election, list, ballots)
        await measureVerification(ballots.count)
        Answer.line("peak memory of all of the above: \(peakMemory() / 1024) MB")
    }

    private func read(_ source: ArchiveSource) throws -> (Election, CredentialList, [[UInt8]]) {
        var setup: (Election, CredentialList)?
        var ballots: [[UInt8]] = []
        var reader = try ArchiveReader(source)
        while let event = try reader.next() {
            switch event.content {
            case .setup(let election, _, let credentials, _):
                setup = (try Election(try election.bytes()), try CredentialList(credentials))
            case .ballot(let ballot): ballots.append(try ballot.bytes())
            default: break
            }
        }
        guard let setup else { throw CommandFailure("\(archive): no election in the archive") }
        return (setup.0, setup.1, ballots)
    }

    private func measureBallots(_ context: BallotContext, _ ballots: [[UInt8]]) throws {
        let plaintext = context.questions.map { shape in
            (0..<shape.choices).map { UInt8($0 >= shape.choices - shape.min ? 1 : 0) }
        }
        let credential = VotingCode.random().credential(uuid: context.uuid, postcode: [], houseNumber: [])
        try report("make a ballot", times: 100) { _ in
            _ = try UnsignedBallot(plaintext, credential: credential.publicKey, context: context).cast(with: credential)
        }
        try report("check a ballot", times: ballots.count) { _ = try AcceptedBallot(ballots[$0], in: context) }
        try report("read a ballot, proofs unchecked", times: ballots.count) {
            _ = try SubmittedBallot(ballots[$0], for: context)
        }
    }

    private func measureTally(
        _ source: ArchiveSource,
        _ election: Election,
        _ list: CredentialList,
        _ ballots: [[UInt8]]
    ) async throws {
        var box = BallotBox(credentials: list)
        var sums = EncryptedSums(shapes: election.questions.map(\.shape))
        let accepted = try ballots.enumerated().map { height, bytes in
            let ballot = try AcceptedBallot(bytes, in: election.context)
            let key = ballot.ballot.credential.bytes
            try box.take(credential: key, ballot: ballot.ballot.trackingCode, height: height + 1)
            return ballot
        }
        report("add a ballot to the sums", times: accepted.count) { sums.add(accepted[$0]) }
        let digits = try Data(contentsOf: URL(filePath: key)).filter { (48...57).contains($0) }
        guard let secret = SecretScalar(canonical: try Scalar(decimal: digits).bytes) else {
            throw CommandFailure("\(key): not a private key")
        }
        try report("decrypt the sums, with proofs", times: 1) { _ in
            let answer = BeleniosDecryption.answer(to: sums.tally, secret: secret, fingerprint: election.fingerprint)
            guard let finder = CountFinder(limit: ballots.count),
                Decryption(of: sums.tally, factors: answer.factors).variableTimeResult(finder) != nil
            else { throw CommandFailure("the sums do not open") }
        }
    }

    private func measureVerification(_ ballots: Int) async {
        let (wall, cpu) = (ContinuousClock.now, cpuSeconds())
        let report = await Verifier.verify(path: archive)
        let elapsed = seconds(ContinuousClock.now - wall)
        let used = cpuSeconds() - cpu
        Answer.line(
            "verify the archive: \(milliseconds(elapsed)) on \(ProcessInfo.processInfo.activeProcessorCount) cores, "
                + "\(milliseconds(elapsed / Double(ballots))) a ballot, "
                + "\(milliseconds(used / Double(ballots))) of one core a ballot (\(report.verdict.rawValue))"
        )
    }

    /// Processor time, not the clock's: other work on the machine does not count.
    private func report(_ what: String, times: Int, _ body: (Int) throws -> Void) rethrows {
        let start = cpuSeconds()
        for index in 0..<times { try body(index) }
        Answer.line("\(what): \(milliseconds((cpuSeconds() - start) / Double(times))) of one core")
    }

    private func milliseconds(_ seconds: Double) -> String {
        "\((seconds * 100_000).rounded() / 100) ms"
    }

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    private func usage() -> rusage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage
    }

    private func cpuSeconds() -> Double {
        let usage = usage()
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    }

    /// In kB.
    private func peakMemory() -> Int {
        Int(usage().ru_maxrss)
    }
}
