//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds
import SignedNotes
import VerifyCommand

extension Speech {
    /// A roster in plain words.
    func text(_ roster: Roster) -> String {
        var lines = [
            self(
                "roster \(roster.number) of \(roster.municipality) at \(roster.instance)",
                "functionarissen van \(roster.municipality) op \(roster.instance), lijst \(roster.number)"
            )
        ]
        for official in roster.officials {
            let roles = OfficialRole.allCases.filter(official.roles.contains).map(\.rawValue).joined(separator: ", ")
            lines.append("\(official.id): \(official.function) (\(roles)), \(official.key.id)")
        }
        // All of them: one that is not said could be one that somebody lowered.
        for count in Set(roster.numbers.map(\.count)).sorted(by: >) {
            let names = roster.numbers.filter { $0.count == count }.map(\.name).joined(separator: ", ")
            lines.append(
                count == 1
                    ? self("one signature: ", "één handtekening: ") + names
                    : self("\(count) signatures: ", "\(count) handtekeningen: ") + names
            )
        }
        if !roster.belowUsual.isEmpty {
            let names = roster.belowUsual.joined(separator: ", ")
            lines.append(self("FEWER THAN USUAL: ", "MINDER DAN GEBRUIKELIJK: ") + names)
        }
        lines += StatementWordsText(language).times(roster.times)
        let isFirst = roster.number == 1
        let name =
            isFirst
            ? self("the anchor, to be published", "het anker, om bekend te maken") : self("fingerprint", "vingerafdruk")
        return Printable.lines(lines) + "\(name):\n\n\(Fingerprint.block(roster.digest))\n"
    }
}
