//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Rounds
import VerifyCommand

/// A statement in plain words, for the official who is asked to sign it.
struct StatementWordsText {
    private let say: Speech

    init(_ language: Language) {
        say = Speech(language)
    }

    func text(_ statement: Statement) -> String {
        let heading = statement.heading
        var lines: [String]
        switch statement {
        case .act(let act):
            lines = [
                say(
                    "act \(act.number) of round \(heading.round) at \(heading.instance)",
                    "handeling \(act.number) van stemronde \(heading.round) op \(heading.instance)"
                )
            ]
            lines += what(act.setting)
            if let reason = act.reason { lines.append(say("reason: \(reason)", "reden: \(reason)")) }
            if let previous = act.previous {
                lines.append(say("follows act ", "volgt op handeling ") + hex(previous))
            }
        case .block(let block):
            lines = [
                say(
                    "round \(heading.round) at \(heading.instance)",
                    "stemronde \(heading.round) op \(heading.instance)"
                )
            ]
            lines.append(
                say(
                    "blocks a credential of election \(block.election), for good: ",
                    "blokkeert voorgoed een stemrecht van verkiezing \(block.election): "
                )
                    + why(block.reason)
            )
            lines.append(say("credential: ", "stemrecht: ") + key(block.credential))
        case .activation(let activation):
            lines = [
                say(
                    "round \(heading.round) at \(heading.instance)",
                    "stemronde \(heading.round) op \(heading.instance)"
                )
            ]
            lines.append(
                say(
                    "activates a spare credential of election \(activation.election)",
                    "activeert een reserve van verkiezing \(activation.election)"
                )
            )
            lines.append(say("credential: ", "stemrecht: ") + key(activation.credential))
            switch activation.ground {
            case .replaces(let other): lines.append(say("in place of ", "in de plaats van ") + key(other))
            case .late(let words):
                lines.append(say("as a late registration: \(words)", "als late inschrijving: \(words)"))
            }
        }
        lines.append(say("definition: ", "definitie: ") + hex(heading.definition))
        lines += times(statement.times)
        return Printable.lines(lines)
    }

    /// When it was signed, and until when it can be submitted.
    func times(_ times: StatementTimes) -> [String] {
        [
            say(
                "signed at \(times.signed), to be submitted by \(times.submitBy)",
                "getekend op \(times.signed), in te dienen tot \(times.submitBy)"
            )
        ]
    }

    private func what(_ setting: Act.Setting) -> [String] {
        switch setting {
        case .adopt(let elections):
            [say("ADOPTS the round: the definition is frozen", "STELT de ronde VAST: de definitie ligt vast")]
                + elections.map { sheet($0.sheet, say("election \($0.value)", "verkiezing \($0.value)")) }
        case .unready(let elections):
            [
                say(
                    "TAKES the round BACK: new elections, keys and rolls",
                    "NEEMT de ronde TERUG: nieuwe verkiezingen, sleutels en kiesregisters"
                )
            ] + elections.map { sheet($0.sheet, say("election \($0.value)", "verkiezing \($0.value)")) }
        case .open(let opening): open(opening)
        case .suspend:
            [
                say(
                    "SUSPENDS the round: no ballots are taken; the closing time stays",
                    "SCHORT de ronde OP: er worden geen stemmen aangenomen; de sluitingstijd blijft"
                )
            ]
        case .resume: [say("RESUMES the round: ballots are taken again", "HERVAT de ronde: stemmen kan weer")]
        case .extend(let closes):
            [say("EXTENDS the round: it closes at \(closes)", "VERLENGT de ronde: hij sluit op \(closes)")]
        case .close(let closing): close(closing)
        case .annul: [say("ANNULS the round: nothing is ever opened", "TREKT de ronde IN: er wordt nooit geteld")]
        case .tally(let result):
            [say("names the PROVISIONAL result: ", "noemt de VOORLOPIGE uitslag: ") + hex(result)]
        case .publish(let result):
            [say("ESTABLISHES the result: ", "STELT de uitslag VAST: ") + hex(result)]
        case .declareInvalid:
            [
                say(
                    "declares the result INVALID; it stays visible",
                    "verklaart de uitslag ONGELDIG; hij blijft zichtbaar"
                )
            ]
        case .answer(let feedback): [say("gives the FEEDBACK: ", "geeft de TERUGKOPPELING: ") + hex(feedback)]
        case .destroy(let unused):
            [say("states that unused codes are DESTROYED", "verklaart dat ongebruikte codes VERNIETIGD zijn")]
                + unused.map { sheet($0.sheet, "\($0.value)") }
        }
    }

    private func open(_ opening: Opening) -> [String] {
        var lines = [
            say(
                "OPENS the round: from \(opening.opens) until \(opening.closes)",
                "OPENT de ronde: van \(opening.opens) tot \(opening.closes)"
            )
        ]
        for part in opening.sheets {
            let letters = part.letters.reduce(0) { $0 + $1.count }
            let trustees = part.trustees.count
            lines.append(
                sheet(
                    part.sheet,
                    say("\(letters) letters, \(trustees) trustees", "\(letters) brieven, \(trustees) sleutelbewaarders")
                )
            )
            lines.append(say("  fingerprint: ", "  vingerafdruk: ") + hex(part.fingerprint))
            lines.append(say("  roll: ", "  kiesregister: ") + hex(part.roll))
        }
        return lines
    }

    private func close(_ closing: Closing) -> [String] {
        var lines = [
            say("CLOSES the round for good; then it is counted", "SLUIT de ronde voorgoed; daarna wordt er geteld")
        ]
        for part in closing.sheets {
            let total = part.reconciliation.total
            lines.append(
                sheet(
                    part.sheet,
                    say(
                        "\(total.tallied) ballots, \(total.paper.voted) of them on paper; electorate \(total.electorate)",
                        "\(total.tallied) stemmen, waarvan \(total.paper.voted) op papier; \(total.electorate) kiesgerechtigden"
                    )
                )
            )
            lines.append(
                say("  last event \(part.lastHeight): ", "  laatste gebeurtenis \(part.lastHeight): ")
                    + hex(part.lastEvent)
            )
            if !part.reconciliation.isBalanced {
                lines.append(say("  THE NUMBERS DO NOT ADD UP", "  DE AANTALLEN KLOPPEN NIET"))
            }
        }
        return lines
    }

    private func why(_ reason: Block.Reason) -> String {
        switch reason {
        case .replaced: say("another letter takes its place", "een andere brief komt ervoor in de plaats")
        case .toPaper: say("a ballot on paper takes its place", "een stem op papier komt ervoor in de plaats")
        case .withdrawn: say("its holder may not vote", "de houder mag niet stemmen")
        }
    }

    private func sheet(_ id: SheetID, _ text: String) -> String {
        say("sheet \(id): ", "stembiljet \(id): ") + text
    }

    private func hex(_ digest: Digest) -> String {
        // Whole: two documents of which the hashes begin alike are made in minutes by whoever drafts one.
        Fingerprint.groups(digest).joined(separator: " ")
    }

    private func key(_ key: Bytes32) -> String {
        String(decoding: CredentialText.hex(key), as: UTF8.self)
    }
}
