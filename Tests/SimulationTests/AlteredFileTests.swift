//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import RoundBundle
import RoundFixtures
import Rounds
import SignedNotes
import Testing
import Verification

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A sound bundle, of which one file is altered when everything is done.
@Suite struct AlteredFileTests {
    private func bundle(to stage: Player.Stage = .published) throws -> Player {
        try Player().play(to: stage).finish()
    }

    /// Replaces text that stands in a file once.
    private func replace(_ old: String, with new: String, in name: String, of player: Player) throws {
        try player.change(name) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            try #require(text.components(separatedBy: old).count == 2, "\(name) holds \(old) once")
            bytes = Array(text.replacing(old, with: new).utf8)
        }
    }

    // MARK: V50

    @Test func aFileThatIsNotWhatTheChecksumsSayFailsThem() async throws {
        let player = try bundle(to: .opened)
        try player.change(BundlePaths.readme) { $0.append(0x0A) }
        await player.expect(["V50"])
    }

    @Test func aFileThatIsNotListedOrMissingFailsTheChecksums() async throws {
        let player = try bundle(to: .opened)
        try player.folder.write("more.txt", [1])
        await player.expect(["V50"])
        try player.seal()
        await player.expect([])
        try player.remove("more.txt")
        await player.expect(["V50"])
    }

    @Test func checksumsInAnotherFormFail() async throws {
        for change: (inout [UInt8]) -> Void in [
            { $0.removeLast() }, { $0.append(contentsOf: $0) }, { $0.append(0x0A) }, { $0 = [0xFF] },
        ] {
            let player = try bundle(to: .adopted)
            try player.change(BundlePaths.checksums, change)
            await player.expect(["V50"])
        }
    }

    @Test func checksumsAreMissedOnceTheRoundIsPublished() async throws {
        let player = try bundle(to: .tallied)
        try player.remove(BundlePaths.checksums)
        await player.expect([])
        let published = try bundle()
        try published.remove(BundlePaths.checksums)
        await published.expect(["V50"])
    }

    @Test(arguments: ["../outside", "/etc/hostname", "log/../README.md", "./README.md"])
    func aChecksumOfSomethingOutsideFails(_ name: String) async throws {
        let player = try bundle(to: .adopted)
        let line = Digest(of: []).hex + Array("  \(name)\n".utf8)
        try player.change(BundlePaths.checksums) { bytes in
            let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] } + [line]
            bytes = lines.sorted { $0.dropFirst(66).lexicographicallyPrecedes($1.dropFirst(66)) }.flatMap { $0 }
        }
        await player.expect(["V50"])
    }

    @Test(arguments: ["log", "raad", "definition.json", "nothing"])
    func aLinkInTheBundleFails(_ name: String) async throws {
        let player = try bundle(to: .opened)
        let elsewhere = try TemporaryFolder()
        let target = elsewhere.url.appending(path: "target").path
        if name != "nothing" { try FileManager.default.moveItem(atPath: player.folder.path(name), toPath: target) }
        try FileManager.default.createSymbolicLink(atPath: player.folder.path(name), withDestinationPath: target)
        await player.expect(["V50"])
    }

    @Test(arguments: ["more", "definition.json", "log/checkpoint", "raad/roll.json"])
    func aPipeInTheBundleFailsAndIsNotWaitedFor(_ name: String) async throws {
        let player = try bundle(to: .opened)
        if player.folder.has(name) { try player.remove(name) }
        try #require(mkfifo(player.folder.path(name), 0o600) == 0)
        await player.expect(["V50"])
    }

    // MARK: V51, V52, V54

    @Test func aDefinitionThatIsMissingOrInAnotherFormFails() async throws {
        let player = try bundle(to: .opened)
        try player.change(BundlePaths.definition) { $0.append(0x0A) }
        try player.seal()
        await player.expect(["V51"])
        try player.remove(BundlePaths.definition)
        try player.seal()
        await player.expect(["V51"])
    }

    @Test func aDefinitionThatBreaksARuleFails() async throws {
        let player = try bundle(to: .opened)
        try replace("\"minimum_ballots\":5", with: "\"minimum_ballots\":4", in: BundlePaths.definition, of: player)
        try player.seal()
        await player.expect(["V51"])
    }

    @Test func aHugeDefinitionIsNotRead() async throws {
        let player = try bundle(to: .adopted)
        try #require(truncate(player.folder.path(BundlePaths.definition), 1 << 32) == 0)
        try player.remove(BundlePaths.checksums)
        await player.expect(["V51"])
    }

    @Test(arguments: [Player.Stage.ready, .opened, .voted, .published])
    func aRollThatIsMissingOrInAnotherFormFailsAlone(_ stage: Player.Stage) async throws {
        for sheet in ["raad", "besluit"] {
            let player = try bundle(to: stage)
            try player.change("\(sheet)/roll.json") { $0.append(0x0A) }
            try player.seal()
            await player.expect(["V52"])
            try player.remove("\(sheet)/roll.json")
            try player.seal()
            await player.expect(["V52"])
        }
    }

    @Test func aRollOutOfOrderFails() async throws {
        let player = try bundle(to: .opened)
        try player.change("raad/roll.json") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let start = try #require(text.range(of: "\"credentials\":["))
            let entries = text[start.upperBound...].dropLast(2).components(separatedBy: "],[")
            let swapped = [entries[1] + "]", "[" + entries[0].dropFirst()] + entries[2...]
            bytes = Array((text[..<start.upperBound] + "[" + swapped.joined(separator: ",[").dropFirst(0) + "]}").utf8)
        }
        try player.seal()
        await player.expect(["V52"])
    }

    @Test func anIssueThatCannotBeFails() async throws {
        for (old, new) in [
            ("\"addresses\":19", "\"addresses\":18"), ("\"round\":\"klein\"", "\"round\":\"groot\""), ("}", "} "),
        ] {
            let player = try bundle(to: .opened)
            if old == "}" {
                try player.change(BundlePaths.issue) { $0.append(0x20) }
            } else {
                try replace(old, with: new, in: BundlePaths.issue, of: player)
            }
            try player.seal()
            await player.expect(["V54"])
        }
        let player = try bundle(to: .opened)
        try player.remove(BundlePaths.issue)
        try player.seal()
        await player.expect(["V54"])
    }

    /// A round whose issue has other numbers.
    private func issued(
        source: IssueNumbers.Source? = nil,
        parts: [IssueNumbers.Part],
        rolls: [IssueNumbers.SheetRoll]? = nil
    ) throws -> Player {
        let sound = try RoundSetUp.shared().issue
        let issue = try IssueNumbers(
            round: sound.round,
            definition: sound.definition,
            source: source ?? sound.source,
            excludedStatuses: [],
            leftOut: sound.leftOut,
            parts: parts,
            rolls: rolls ?? sound.rolls
        )
        let player = try bundle(to: .opened)
        try player.change(BundlePaths.issue) { $0 = issue.json }
        try player.seal()
        return player
    }

    @Test func anIssueAboutOtherRollsOrLettersFails() async throws {
        let sound = try RoundSetUp.shared().issue
        var parts = sound.parts
        parts[0].letters -= 1
        try await issued(parts: parts).expect(["V54"])
        for rolls in [try RoundSetUp().issue.rolls, []] {
            try await issued(parts: sound.parts, rolls: rolls).expect(["V54"])
        }
    }

    @Test func moreVotesThanAddressesFailWhereAnAddressHasOne() async throws {
        let sound = try RoundSetUp.shared().issue
        var (source, parts) = (sound.source, sound.parts)
        source.addresses -= 1
        parts[0].addresses -= 1
        try await issued(source: source, parts: parts).expect(["V54"])
    }

    // MARK: V57, V58

    @Test func aCheckpointOfAnotherKeyOrLogFails() async throws {
        let player = try bundle(to: .opened)
        let checkpoint = try LogFolder(player.folder).checkpoint.checkpoint
        let forged = try SignedCheckpoint(checkpoint, signedBy: Keys.made("stem.example.nl/stemronde/klein"))
        try player.change(BundlePaths.checkpoint) { $0 = forged.bytes }
        try player.seal()
        await player.expect(["V57"])
        try player.change(BundlePaths.checkpoint) { $0.removeLast() }
        try player.seal()
        await player.expect(["V57"])
        try player.remove(BundlePaths.checkpoint)
        try player.seal()
        await player.expect(["V57"])
    }

    @Test(arguments: ["", "x", "\n"])
    func aLogKeyInAnotherFormFails(_ end: String) async throws {
        let player = try bundle(to: .adopted)
        try player.change(BundlePaths.logKey) { $0 = $0.dropLast() + Array(end.utf8) }
        try player.seal()
        await player.expect(end == "\n" ? [] : ["V57"])
    }

    @Test func aTileOrEntryThatDoesNotBelongFails() async throws {
        let sound = try bundle(to: .opened)
        for tile in try sound.folder.files().filter({ $0.hasPrefix("log/tile") }) {
            let player = try bundle(to: .opened)
            try player.change(tile) { $0[$0.count - 2] ^= 1 }
            try player.seal()
            await player.expect(["V58"])
            try player.remove(tile)
            try player.seal()
            await player.expect(["V58"])
        }
    }

    @Test(arguments: [-1, 1, 1 << 40])
    func aRootOverOtherEntriesFails(_ more: Int) async throws {
        let player = try bundle(to: .opened)
        let true_ = try LogFolder(player.folder).checkpoint.checkpoint
        let size = true_.size + more
        let claim = Checkpoint(origin: Keys.log.verifierKey.name, size: size, root: true_.root)
        try player.change(BundlePaths.checkpoint) { $0 = try SignedCheckpoint(claim, signedBy: Keys.log).bytes }
        try player.seal()
        await player.expect(["V58"])
    }

    // MARK: V80, V81

    @Test(arguments: ["\"votes\":", "\"ballots\":", "\"weight\":", "\"verdict\":"])
    func aResultThatSaysSomethingElseFails(_ part: String) async throws {
        let player = try bundle()
        try player.change(BundlePaths.result) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let place = try #require(text.range(of: part, options: .backwards))
            let first = text[place.upperBound...].first
            let new = first == "\"" ? "\"x" : first == "9" ? "8" : "9"
            bytes = Array((text[..<place.upperBound] + new + text[place.upperBound...].dropFirst()).utf8)
        }
        try player.seal()
        await player.expect(["V80"])
    }

    @Test func aMissingOrHugeResultFails() async throws {
        let player = try bundle()
        try player.remove(BundlePaths.result)
        try player.seal()
        await player.expect(["V80"])
        try player.folder.write(BundlePaths.result, [])
        try #require(truncate(player.folder.path(BundlePaths.result), 1 << 26) == 0)
        try player.seal()
        await player.expect(["V80"])
    }

    @Test func aTableThatSaysSomethingElseOrIsMissingFails() async throws {
        let player = try bundle()
        try player.change(BundlePaths.resultTable) { $0.append(0x0A) }
        try player.seal()
        await player.expect(["V81"])
        try player.remove(BundlePaths.resultTable)
        try player.seal()
        await player.expect(["V81"])
    }
}
