//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import CanonicalText
import ElectionRecord
import KeyCeremony
import VerifyCommand

/// `stemronde trustee status`.
struct TrusteeStatusCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how far you are, and what to do next.",
        discussion: """
            Changes nothing, and needs no passphrase.

            Example: stemronde trustee status anna /media/stick
            """
    )

    @OptionGroup var folders: CeremonyFolders

    @Flag(help: "Print it as JSON.")
    var json = false

    func perform() async throws {
        let own = folders.own
        if !NewFile.isThere(own.certificate), NewFile.isThere(own.publicKey) { return try single() }
        let progress = try CeremonyProgress(folders)
        let isListed = try self.isListed()
        guard !json else { return Answer.write(Self.json(progress)) }
        Answer.line(progress.place.text)
        let steps = [
            ("certificate", own.certificate), ("certificates of all", own.certificates),
            ("contribution", own.contribution), ("share", own.publicKey),
            ("trustees.json", folders.common.trustees),
        ]
        for (name, file) in steps { Answer.line("  \(NewFile.isThere(file) ? "done" : "-   ")  \(name)") }
        if NewFile.isThere(own.certificates) {
            Answer.line("fingerprint of the certificates:\n\n\(Fingerprint.block(try own.gathered().fingerprint))")
        }
        if isListed { Answer.line("your key stands in \(folders.common.trustees)") }
        progress.tell()
    }

    private func single() throws {
        let isListed = try self.isListed()
        guard !json else {
            return Answer.write("{\"single\":true,\"listed\":\(isListed)}\n")
        }
        Answer.line("a single trustee: nothing is opened without you")
        if isListed {
            Answer.line("your key stands in \(folders.common.trustees)")
            let command = ShellWord.command("trustee", "decrypt", folders.folder, "BUNDLE")
            let show = TrusteeShowWorksCommand.hint(folders.own, folders.common)
            Talk.note(
                "hint: keep \(folders.own.key); once the round is adopted: \(show); when it is closed: \(command)"
            )
        } else {
            let command = ShellWord.command("trustee", "assemble", folders.exchange)
            Talk.note("hint: when all keys are in \(folders.exchange), one of you: \(command)")
        }
    }

    /// Whether the own key is among those put together; refuses keys put together without it.
    private func isListed() throws -> Bool {
        guard NewFile.isThere(folders.common.trustees), NewFile.isThere(folders.own.publicKey) else { return false }
        let own = try TrusteeKey(try InputFile.read(folders.own.publicKey)).publicKey
        let trustees = try Trustees(try InputFile.read(folders.common.trustees))
        try trustees.check(electionKey: trustees.electionKey)
        guard trustees.owners.contains(where: { $0.key == own }) else {
            throw CommandFailure(
                "\(folders.common.trustees) does not have your key",
                hint: "it is of other trustees: tell everybody, and do not let it be used"
            )
        }
        return true
    }

    private static func json(_ progress: CeremonyProgress) -> [UInt8] {
        var missing: [Int] = []
        if case .await(_, let indexes, _) = progress.step { missing = indexes }
        var writer = CanonicalWriter()
        writer.literal("{\"index\":")
        writer.integer(progress.place.index)
        writer.literal(",\"trustees\":")
        writer.integer(progress.place.plan.size)
        writer.literal(",\"threshold\":")
        writer.integer(progress.place.plan.threshold)
        writer.literal(",\"step\":")
        writer.string(progress.step.name.utf8)
        writer.literal(",\"missing\":")
        writer.list(missing) { $0.integer($1) }
        writer.literal(",\"command\":")
        if let command = progress.command { writer.string(command.utf8) } else { writer.literal("null") }
        writer.literal("}\n")
        return writer.bytes
    }
}
