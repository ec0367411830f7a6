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
import VerifyCommand

/// A round as its published log has left it: what the next statement must fit to.
///
/// Signatures and ballots are not checked here; whoever takes the statement in does.
struct BundleReplay {
    let definition: RoundDefinition
    /// What is wrong with the log by its own rules is left to `stemronde verify`.
    let state: RoundState
    /// By sheet: what it was set up with, as far as it was.
    let setups: [SheetID: ElectionSetup]
    let rolls: [SheetID: RoundState.HashedRoll]

    init(_ path: String) throws {
        let folder = BundleFolder(URL(filePath: path, directoryHint: .isDirectory))
        definition = try RoundDefinition(json: try folder.read(BundlePaths.definition))
        let key = try VerifierKey(text: try folder.read(BundlePaths.logKey, limit: 1000).dropLast())
        guard let stated = key.name.stated, stated.purpose == .log(round: definition.id.text),
            let instance = InstanceID(stated.host), let terms = RoundTerms(definition, instance: instance)
        else { throw CommandFailure("\(path): the log's key \(key.name) is not that of round \(definition.id)") }
        let log = try LogFolder(folder)
        _ = try log.checkpoint.verify(log: key)

        var rolls: [SheetID: RoundState.HashedRoll] = [:]
        var archives: [ElectionID: ArchiveReader] = [:]
        for sheet in definition.sheets where folder.has(BundlePaths.roll(sheet.id)) {
            let bytes = try folder.read(BundlePaths.roll(sheet.id))
            let roll = try Roll(json: bytes)
            rolls[sheet.id] = (roll, Digest(of: bytes))
            let archive = BundlePaths.archive(sheet.id, roll.election)
            guard folder.has(archive) else { continue }
            archives[roll.election] = try ArchiveReader(try ArchiveSource(path: folder.path(archive)))
        }
        self.rolls = rolls
        var walk = Walk(state: RoundState(terms: terms, rolls: Array(rolls.values)), archives: archives)
        var failure: (any Error)?
        try log.forEachEntry { index, bytes in
            guard failure == nil else { return }
            do {
                try walk.take(bytes)
            } catch {
                failure = CommandFailure(
                    "\(path): log entry \(index): \(error)",
                    hint: ShellWord.command("verify", path)
                )
            }
        }
        if let failure { throw failure }
        state = walk.state
        setups = Dictionary(
            state.sheets.compactMap { sheet in sheet.election.flatMap { walk.setups[$0] }.map { (sheet.terms.id, $0) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The log and, in step with it, the archives.
    private struct Walk {
        var state: RoundState
        var archives: [ElectionID: ArchiveReader]
        var setups: [ElectionID: ElectionSetup] = [:]

        mutating func take(_ bytes: [UInt8]) throws {
            switch try LogEntry(parsing: bytes) {
            case .note(let note, let statement):
                let signers = note.signatures.compactMap { signature -> OfficialID? in
                    guard case .official(let name)? = signature.name.stated?.purpose else { return nil }
                    return OfficialID(name)
                }
                state.apply(statement, signers: Set(signers))
            case .event(let election, let height, let event):
                // Elections of before an *unready* have no archive any more.
                guard let recorded = try archives[election]?.next() else { return }
                guard recorded.bytes == event else {
                    throw CommandFailure("event \(height) of \(election) is another than the archive's")
                }
                let kind = try kind(of: recorded, election)
                state.apply(ElectionEvent(election: election, height: height, hash: recorded.hash, kind: kind))
            }
        }

        private mutating func kind(of event: RecordedEvent, _ election: ElectionID) throws -> ElectionEvent.Kind {
            switch event.content {
            case .setup:
                setups[election] = try ElectionSetup(event)
                return .setup
            case .endBallots: return .endBallots
            case .encryptedTally: return .encryptedTally
            case .partialDecryption: return .partialDecryption
            case .result: return .result
            case .ballot(let ballot):
                guard let context = setups[election]?.election.context,
                    let credential = BallotBox.credential(ofBallot: try ballot.bytes(), in: context)
                else { throw CommandFailure("a ballot of \(election) names no credential") }
                return .ballot(credential)
            }
        }
    }
}
