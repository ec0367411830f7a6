//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import BallotCore
import CanonicalText
import Foundation
import Rounds
import SealedFiles

/// Writes what of an issue is secret: letters, link file and spare codes.
struct SecretWriter {
    let plan: IssuePlan
    let vault: CodeVault

    func write(_ files: IssueFolder, _ protection: IssueProtection) throws {
        try writeLetters(files.letters)
        let link = try SealedFile.seal(
            secret: linkTable(),
            purpose: Self.purpose("link", plan.definition),
            protection: protection.link
        )
        try link.write(to: files.link.path(percentEncoded: false))
        let (reserve, paper) = spareCodes()
        for (items, name, url) in [(reserve, "reserve", files.reserve), (paper, "paper", files.paper)] {
            let file = try SealedFile.seal(
                items,
                purpose: Self.purpose(name, plan.definition),
                protection: protection.spare
            )
            try file.write(to: url.path(percentEncoded: false))
        }
    }

    /// What a sealed file of an issue is for: one kind of secret of one definition.
    static func purpose(_ kind: String, _ definition: RoundDefinition) -> String {
        "stemronde/\(kind)/v1 \(definition.id) \(String(decoding: definition.digest.hex, as: UTF8.self))"
    }

    private func writeLetters(_ url: URL) throws(IssueError) {
        var file = try OutputFile(url.path(percentEncoded: false), .owner)
        try file.append(LetterText.header)
        for place in plan.letters.indices {
            var code = vault.code(place).printed
            let (entry, stratum) = letter(place)
            var row = LetterText.row(place + 1, entry, stratum, printedCode: code)
            try file.append(row)
            row.wipe()
            code.wipe()
        }
        try file.finish()
    }

    private func linkTable() -> SecretBytes {
        // Room for all from the start, so that no growing leaves a copy of the codes behind.
        var table: [UInt8] = []
        table.reserveCapacity(plan.letters.count * LinkTable.lineLimit)
        for place in plan.letters.indices {
            var code = vault.code(place).printed
            let (entry, stratum) = letter(place)
            var line = LinkTable.line(entry.address, stratum, printedCode: code)
            table.append(contentsOf: line)
            line.wipe()
            code.wipe()
        }
        return SecretBytes(wiping: &table)
    }

    /// The codes after those of letters, in the order of `IssuePlan.items`.
    private func spareCodes() -> (reserve: [SealItem], paper: [SealItem]) {
        var next = plan.letters.count
        func items(_ count: Int, _ name: (Int) -> SpareName) -> [SealItem] {
            (0..<count).map { number in
                var code = vault.code(next).printed
                next += 1
                return SealItem(name: name(number + 1).text, bytes: SecretBytes(wiping: &code))
            }
        }
        let reserve = zip(plan.classes, plan.reserve).flatMap { letterClass, count in
            items(count) { .reserve(letterClass.id, $0) }
        }
        let paper = zip(plan.definition.sheets, plan.paper).flatMap { sheet, weights in
            weights.enumerated().flatMap { weight, count in
                items(count) { .paper(sheet.id, weight: weight, $0) }
            }
        }
        return (reserve, paper)
    }

    private func letter(_ place: Int) -> (entry: RegisterEntry, stratum: StratumID) {
        let letter = plan.letters[place]
        return (plan.register.entries[Int(letter.entry)], plan.strata.members[Int(letter.member)].stratum)
    }
}
