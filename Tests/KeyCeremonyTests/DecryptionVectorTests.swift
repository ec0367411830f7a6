//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import ElectionRecord
import Foundation
import KeyCeremony
import RecordFixtures
import TestSupport
import Testing

/// Decryptions and results of recorded archives.
struct DecryptionVectorTests {
    /// What a record's decryptions come to.
    enum Outcome: Equatable {
        /// The result follows.
        case result([RecordedDecryptions.Fault])
        /// Not enough valid answers.
        case missing([RecordedDecryptions.Fault], Trustees.Missing)
        /// Enough answers, and another result.
        case difference(SumPlace)
    }

    @Test(
        "Recorded decryptions hold, and give the recorded result",
        arguments: SoundArchive.all.filter { $0.name != "open" }
    )
    func sound(_ archive: SoundArchive) throws {
        #expect(try outcome(OpenedRecord(archive.file)) == .result([]))
    }

    @Test(
        "Counts are found again from the factors alone",
        arguments: [SoundArchive.small, .threshold, .multi, .medium]
    )
    func counts(_ archive: SoundArchive) throws {
        let record = try OpenedRecord(archive.file)
        let (decryptions, tally) = try check(record)
        let decryption = Decryption(of: tally, factors: try record.setup.trustees.combine(decryptions.valid))
        let payload = try #require(record.tally).payload
        let finder = try #require(CountFinder(limit: payload.weight))
        let result = try #require(decryption.variableTimeResult(finder))
        #expect(result.bytes == (try record.result?.bytes()))
        let url = Fixture.url("\(archive.folder)/expected-result.json")
        let expected = try JSONDecoder().decode([String: [[Int]]].self, from: Data(contentsOf: url))
        #expect(expected == ["result": result.counts])
    }

    @Test("Altered decryptions and results are refused by the check named")
    func altered() throws {
        var seen = 0
        for altered in try AlteredArchive.all() {
            guard let expected = Self.expected[altered.id] else { continue }
            let outcome = try outcome(OpenedRecord(altered.file))
            #expect(expected(outcome), "\(altered.id): \(altered.what): \(outcome)")
            seen += 1
        }
        #expect(seen == Self.expected.count)
    }

    @Test("Any threshold of a group's answers gives the same factors, and fewer give none")
    func thresholds() throws {
        let altered = try #require(try AlteredArchive.all().first { $0.id == "213-control-threshold-three" })
        let record = try OpenedRecord(altered.file)
        let (decryptions, _) = try check(record)
        let trustees = record.setup.trustees
        let whole = try trustees.combine(decryptions.valid)
        for left in 2...4 {
            let without = decryptions.valid.filter { $0.key != left }
            #expect(try trustees.combine(without) == whole, "without \(left)")
        }
        let tooFew = decryptions.valid.filter { $0.key <= 2 }
        #expect(throws: Trustees.Missing(mandatory: [], groups: [1: 1])) { try trustees.combine(tooFew) }
        let withoutSingle = decryptions.valid.filter { $0.key > 1 }
        #expect(throws: Trustees.Missing(mandatory: [1], groups: [:])) { try trustees.combine(withoutSingle) }
    }

    @Test("An answer by nobody, or given twice, is a fault that nothing outweighs")
    func owners() throws {
        let record = try OpenedRecord(SoundArchive.threshold.file)
        let (sound, tally) = try check(record)
        let answer = try #require(sound.valid[2])
        var decryptions = RecordedDecryptions(
            trustees: record.setup.trustees,
            tally: tally,
            fingerprint: record.setup.election.fingerprint
        )
        for owner in [0, -1, 5, .max] {
            let added = decryptions.add(answer, owner: owner)
            #expect(!added)
            #expect(decryptions.faults.last?.kind == .unknownOwner)
        }
        let firstTime = decryptions.add(answer, owner: 2)
        let secondTime = decryptions.add(answer, owner: 2)
        #expect(firstTime && !secondTime)
        #expect(decryptions.faults.last?.kind == .repeated)
        let another = decryptions.add(answer, owner: 3)
        #expect(!another)
        #expect(decryptions.faults.map(\.isDispensable) == [false, false, false, false, false, true])
    }

    private func check(_ record: OpenedRecord) throws -> (RecordedDecryptions, EncryptedTally) {
        let election = record.setup.election
        let tally = try EncryptedTally(try #require(record.tally).record.bytes(), shapes: election.shapes)
        var decryptions = RecordedDecryptions(
            trustees: record.setup.trustees,
            tally: tally,
            fingerprint: election.fingerprint
        )
        for (owner, answer) in record.decryptions {
            decryptions.add(try PartialDecryption(answer.bytes(), shapes: election.shapes), owner: owner)
        }
        return (decryptions, tally)
    }

    private func outcome(_ record: OpenedRecord) throws -> Outcome {
        let (decryptions, tally) = try check(record)
        let factors: [[Point]]
        do throws(Trustees.Missing) {
            factors = try record.setup.trustees.combine(decryptions.valid)
        } catch {
            return .missing(decryptions.faults, error)
        }
        let result = try ElectionResult(try #require(record.result).bytes(), shapes: record.setup.election.shapes)
        let decryption = Decryption(of: tally, factors: factors)
        return decryption.firstDifference(from: result).map { .difference($0) } ?? .result(decryptions.faults)
    }

    /// What must come of the altered archives whose fault lies in decryptions or result.
    static let expected: [String: @Sendable (Outcome) -> Bool] = [
        "101-decryption-proof-altered": { isFalse($0, owners: [1], missing: [1]) },
        "104-factors-swapped": { isFalse($0, owners: [1], missing: [1]) },
        "105-owners-swapped": { isFalse($0, owners: [2, 1], missing: [1, 2]) },
        "106-decryption-missing": { $0 == .missing([], Trustees.Missing(mandatory: [3], groups: [:])) },
        "107-decryption-twice": {
            $0 == .result([RecordedDecryptions.Fault(owner: 1, kind: .repeated, isDispensable: false)])
        },
        "108-decryption-bad-then-good": { isFalse($0, owners: [1, 1], missing: [1]) },
        "112-threshold-factor-altered": { outcome in
            guard case .missing(let faults, let missing) = outcome else { return false }
            return faults.map(\.owner) == [2] && faults.allSatisfy(\.isDispensable)
                && missing == Trustees.Missing(mandatory: [], groups: [1: 1])
        },
        "120-result-changed": { isDifference($0) },
        "121-result-swapped": { isDifference($0) },
        "213-control-threshold-three": { $0 == .result([]) },
        "214-threshold-one-invalid-of-three": { outcome in
            guard case .result(let faults) = outcome else { return false }
            return faults.count == 1 && faults.allSatisfy(\.isDispensable)
        },
        "215-decryptions-reordered": { $0 == .result([]) },
    ]

    private static func isFalse(_ outcome: Outcome, owners: [Int], missing numbers: [Int]) -> Bool {
        guard case .missing(let faults, let missing) = outcome else { return false }
        return faults.map(\.owner) == owners && missing.mandatory == numbers && !faults.contains(where: \.isDispensable)
    }

    private static func isDifference(_ outcome: Outcome) -> Bool {
        guard case .difference = outcome else { return false }
        return true
    }
}
