//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds
import SignedNotes
import VerifyCommand

/// A roster in plain words.
struct RosterText {
    private let language: Language
    private let say: Speech

    init(_ language: Language) {
        self.language = language
        say = Speech(language)
    }

    func text(_ roster: Roster) -> String {
        var lines = [
            say(
                "roster \(roster.number) of \(roster.municipality) at \(roster.instance)",
                "functionarissen van \(roster.municipality) op \(roster.instance), lijst \(roster.number)"
            )
        ]
        for official in roster.officials {
            let roles = OfficialRole.allCases.filter(official.roles.contains).map(\.rawValue).joined(separator: ", ")
            lines.append("\(official.id): \(official.function) (\(roles)), \(official.key.id)")
        }
        let acts = ActKind.allCases.filter { (roster.policy.acts[$0] ?? 1) > 1 }
            .map { "\($0.rawValue) \(roster.policy.acts[$0] ?? 1)" }
        lines.append(
            say("more than one signature: ", "meer dan één handtekening: ")
                + (acts + ["roster \(roster.renewal)"]).joined(separator: ", ")
        )
        lines += StatementWordsText(language).times(roster.times)
        let isFirst = roster.number == 1
        let name =
            isFirst
            ? say("the anchor, to be published", "het anker, om bekend te maken") : say("fingerprint", "vingerafdruk")
        return lines.map { Printable.text($0) + "\n" }.joined() + "\(name):\n\n\(Fingerprint.block(roster.digest))\n"
    }
}
