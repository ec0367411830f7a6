//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import Rounds
import SealedFiles
import SignedNotes

extension DeskFolder {
    /// Encrypts an agreed pile: writes the ballots and their numbers, signed by both, and destroys what was typed.
    ///
    /// - Parameters:
    ///   - officials: the two who entered it.
    ///   - urn: the pile's credentials.
    ///   - envelopes: how many came in.
    /// - Throws: `PaperError`, as comparing does, and with code `pile` for another pile's urn, `unresolved`, `count`,
    ///   `credentials` or `ballot`; nothing was destroyed then.
    public func seal(
        _ pile: Pile,
        by officials: [DeskOfficial],
        urn: PaperUrn,
        envelopes: Int,
        using generator: inout some RandomNumberGenerator,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> PaperCount {
        guard !has(ballots(pile)) else {
            throw PaperError(.compared, "\(pile.name): is encrypted already")
        }
        // The credentials decide what a ballot weighs.
        guard urn.pile == pile else {
            throw PaperError(.pile, "\(pile.name): the credentials are those of \(urn.pile.name)")
        }
        let comparison = try compare(pile, officials)
        guard has(self.comparison(pile)) else {
            throw PaperError(.unresolved, "\(pile.name): was not compared yet")
        }
        let lines = try comparison.agreed(try readResolution(of: comparison, officials))
        guard lines.count <= envelopes else {
            throw PaperError(.count, "\(pile.name): \(lines.count) ballots out of \(envelopes) envelopes")
        }
        let sealed = try urn.encrypt(lines, using: &generator, progress: progress)
        let file: [UInt8] = sealed.ballots.flatMap { (ballot: [UInt8]) -> [UInt8] in ballot + [0x0A] }
        let count = PaperCount(
            pile,
            of: definition,
            envelopes: envelopes,
            lines: lines,
            resolved: comparison.differing.count,
            void: sealed.void,
            encrypted: Digest(of: file)
        )
        let pair = officials.sorted { $0.name < $1.name }
        let note = try SignedNote(text: count.text, signedBy: pair.map(\.key))
        try AtomicFile.write(note.bytes, to: self.count(pile).path(percentEncoded: false), existing: .replace)
        try AtomicFile.write(file, to: ballots(pile).path(percentEncoded: false))
        // Both files are on the disk now; and the papers stay.
        try destroyTyped(pile)
        return count
    }

    /// Goes on where encrypting a pile was broken off after its files were written: destroys what was typed.
    ///
    /// - Returns: the numbers of the pile; nil if it is not encrypted yet.
    /// - Throws: `PaperError` with code `altered` unless two officials signed these numbers of these ballots; nothing was
    ///   destroyed then.
    public func finishSealing(_ pile: Pile) throws -> PaperCount? {
        guard has(ballots(pile)) else { return nil }
        guard let note = try? Data(contentsOf: count(pile)),
            let (signed, _) = try? PaperCount.read([UInt8](note), known: known),
            signed.definition == definition.digest, signed.pile == pile.name,
            signed.encrypted == Digest(of: [UInt8](try Data(contentsOf: ballots(pile))))
        else {
            throw PaperError(.altered, "\(pile.name): count.note is not about these encrypted ballots")
        }
        try destroyTyped(pile)
        return signed
    }
}
