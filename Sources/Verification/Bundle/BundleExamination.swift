//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import ElectionRecord
import Foundation
import RoundBundle
import Rounds
import SignedNotes

/// Examines a round's bundle: its files, its log in step with its archives, and of every sheet everything down to the
/// outcome.
struct BundleExamination {
    /// What the whole bundle stands on; without any of it there is nothing to examine.
    struct Foundation {
        let definition: RoundDefinition
        let log: LogFolder
        let logKey: VerifierKey
        let instance: InstanceID
        let officials: VerifierKeys
    }

    let folder: BundleFolder
    let expectations: Expectations
    let progress: Progress

    /// Examines everything; gives the counted sheets, in the definition's order, if their ballots are in order.
    func run(_ findings: inout Findings) async -> [SheetTally] {
        checkChecksums(&findings)
        guard let foundation = readFoundation(&findings) else { return [] }
        let rolls = readRolls(foundation.definition, &findings)
        guard let terms = RoundTerms(foundation.definition, instance: foundation.instance) else { return [] }
        var walk = LogWalk(
            foundation: foundation,
            terms: terms,
            rolls: rolls,
            folder: folder,
            expectations: expectations,
            progress: progress
        )
        walk.run(&findings)
        describe(foundation, walk, &findings)
        checkIssue(foundation.definition, rolls, walk.state, &findings)
        var tallies: [SheetTally] = []
        var counts: [CellCounts] = []
        for (place, sheet) in foundation.definition.sheets.enumerated() {
            guard let examination = walk.examination(of: place), let record = examination.record else { continue }
            let check = SheetCheck(
                sheet: sheet,
                definition: foundation.definition,
                state: walk.state.sheets[place],
                opening: walk.state.opening?.sheets.first { $0.sheet == sheet.id },
                closing: walk.state.closing?.sheets.first { $0.sheet == sheet.id },
                roll: rolls[sheet.id],
                folder: folder
            )
            check.checkSetUp(record, &findings)
            guard let tally = await check.count(examination, record, &findings) else { continue }
            tallies.append(tally)
            if let opened = check.openedCells(tally, record, &findings) { counts.append(opened) }
        }
        guard tallies.count == foundation.definition.sheets.count else { return [] }
        let outcome = OutcomeCheck(definition: foundation.definition, state: walk.state, folder: folder)
        outcome.run(tallies, counts, &findings)
        return findings.hasFailed ? [] : tallies
    }

    // MARK: Files

    private func checkChecksums(_ findings: inout Findings) {
        do throws(BundleError) {
            guard folder.has(BundlePaths.checksums) else { return }
            let claimed = try Checksums(try folder.read(BundlePaths.checksums, limit: 1 << 24))
            let computed = try Checksums(of: folder)
            let hashes = Dictionary(claimed.lines.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first })
            for line in computed.lines {
                switch hashes[line.name] {
                case nil: findings.fail(.checksums, "\(line.name): the file has no line in SHA256SUMS")
                case let hash? where hash != line.hash:
                    findings.fail(
                        .checksums,
                        "\(line.name): computed \(text(line.hash)), SHA256SUMS claims \(text(hash))"
                    )
                default: break
                }
            }
            let there = Set(computed.lines.map(\.name))
            for line in claimed.lines where !there.contains(line.name) {
                findings.fail(.checksums, "\(line.name): the file is missing")
            }
            findings.done(.checksums, "\(computed.lines.count) files")
        } catch {
            findings.fail(error.check(or: .checksums), "\(error)")
        }
    }

    private func readFoundation(_ findings: inout Findings) -> Foundation? {
        guard let definition = readDefinition(&findings) else { return nil }
        do {
            let keyText = try folder.read(BundlePaths.logKey, limit: 1000)
            let log = try LogFolder(folder)
            let key = try VerifierKey(text: keyText.dropLast())
            guard let stated = key.name.stated, stated.purpose == .log(round: definition.id.text),
                let instance = InstanceID(stated.host)
            else {
                findings.fail(.checkpoint, "the log's key \(key.name) is not that of round \(definition.id)")
                return nil
            }
            let officials = try readOfficials()
            _ = try log.checkpoint.verify(log: key)
            findings.done(.checkpoint, "\(log.size) entries")
            return Foundation(
                definition: definition,
                log: log,
                logKey: key,
                instance: instance,
                officials: officials
            )
        } catch let error as BundleError {
            findings.fail(error.check(or: .checkpoint), "\(error)")
        } catch {
            findings.fail(.checkpoint, "\(error)")
        }
        return nil
    }

    private func readDefinition(_ findings: inout Findings) -> RoundDefinition? {
        do {
            let bytes = try folder.read(BundlePaths.definition, limit: 1 << 24)
            let definition = try RoundDefinition(json: bytes)
            findings.done(.definition)
            return definition
        } catch let error as BundleError {
            findings.fail(error.check(or: .definition), "\(error)")
        } catch {
            findings.fail(.definition, "definition.json: \(error)")
        }
        return nil
    }

    private func readOfficials() throws -> VerifierKeys {
        let bytes = try folder.read(BundlePaths.officials, limit: 1 << 20)
        let keys = try bytes.split(separator: 0x0A).map { try VerifierKey(text: $0) }
        return try VerifierKeys(keys)
    }

    private func readRolls(
        _ definition: RoundDefinition,
        _ findings: inout Findings
    ) -> [SheetID: RoundState.HashedRoll] {
        var rolls: [SheetID: RoundState.HashedRoll] = [:]
        for sheet in definition.sheets where folder.has(BundlePaths.roll(sheet.id)) {
            do {
                var reader = RollReader()
                let source = try ArchiveSource(path: folder.path(BundlePaths.roll(sheet.id)))
                var offset = 0
                while offset < source.count {
                    let piece = try source.read(at: offset, count: min(1 << 16, source.count - offset))
                    try reader.append(piece)
                    offset += piece.count
                }
                let read = try reader.finish()
                rolls[sheet.id] = (read.roll, read.digest)
                findings.done(.rolls, "\(sheet.id): \(read.roll.count) credentials")
            } catch let error as ArchiveError {
                findings.fail(.unreadable, "\(BundlePaths.roll(sheet.id)): \(error.detail)")
            } catch {
                findings.fail(.rolls, "\(BundlePaths.roll(sheet.id)): \(error)")
            }
        }
        return rolls
    }

    private func checkIssue(
        _ definition: RoundDefinition,
        _ rolls: [SheetID: RoundState.HashedRoll],
        _ state: RoundState,
        _ findings: inout Findings
    ) {
        guard !rolls.isEmpty else { return }
        do {
            let issue = try IssueNumbers(json: try folder.read(BundlePaths.issue, limit: 1 << 24))
            if issue.round != definition.id || issue.definition != definition.digest {
                findings.fail(.issue, "issue.json is of another round or definition")
            }
            for sheet in definition.sheets {
                guard let roll = rolls[sheet.id] else { continue }
                let stated = issue.rolls.first { $0.sheet == sheet.id }
                if stated?.digest != roll.digest || stated?.election != roll.roll.election {
                    findings.fail(.issue, "issue.json is not about the roll of sheet \(sheet.id)")
                    continue
                }
                checkLetters(sheet, roll.roll, issue, &findings)
            }
            findings.done(.issue, "\(issue.letters) letters, \(issue.source.addresses) addresses")
        } catch let error as BundleError {
            findings.fail(error.check(or: .issue), "\(error)")
        } catch {
            findings.fail(.issue, "issue.json: \(error)")
        }
    }

    /// Letters of each stratum on the roll are those that the issue made for its members.
    private func checkLetters(_ sheet: Sheet, _ roll: Roll, _ issue: IssueNumbers, _ findings: inout Findings) {
        let made = Dictionary(issue.parts.map { ($0.stratum, $0.letters) }, uniquingKeysWith: { first, _ in first })
        let listed = roll.counts(of: .letter)
        for (place, stratum) in sheet.strata.enumerated() where place < listed.count {
            let expected = stratum.members.reduce(0) { $0 + (made[$1] ?? 0) }
            if listed[place] != expected {
                findings.fail(
                    .issue,
                    "\(sheet.id), stratum \(stratum.id): \(expected) letters were made, the roll has \(listed[place])"
                )
            }
        }
    }

    private func describe(_ foundation: Foundation, _ walk: LogWalk, _ findings: inout Findings) {
        findings.note("round", "\(foundation.definition.values.title.nl) (\(foundation.definition.id))")
        findings.note("phase", walk.state.phase.rawValue)
        findings.note("definition", text(foundation.definition.digest))
        findings.note("log key", String(decoding: foundation.logKey.text, as: UTF8.self))
        let signers = foundation.officials.keys.map { "\($0.name)+\($0.id)" }.joined(separator: ", ")
        findings.note("officials", signers)
        findings.note("log root", text(foundation.log.checkpoint.checkpoint.root))
    }

    private func text(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}

extension BundleError {
    /// The check that this fault fails: a file that is missing or unreadable is no verdict on what it would say.
    func check(or code: CheckCode) -> CheckCode {
        self.code == .unreadable ? .unreadable : code
    }
}
