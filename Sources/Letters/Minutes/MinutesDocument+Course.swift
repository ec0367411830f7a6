//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import RoundBundle
import Rounds

extension MinutesDocument {
    /// Every act: when, what, what it set, why, by whom.
    var course: HTML {
        var table = HTMLTable(
            "Handelingen, in de volgorde van het logboek",
            [.number("Nr."), .text("Ondertekend op"), .text("Handeling"), .text("Wat en waarom"), .text("Door")]
        )
        for entry in replay.statements {
            guard case .act(let act) = entry.statement else { continue }
            let reason: HTML = act.reason.map { "<br>Reden: \($0.description)" } ?? .none
            table.add(
                "\(act.number)",
                "\(Language.dutch.text(act.times.signed))",
                "\(MinutesWords.act(act.kind))",
                setting(act.setting) + reason,
                "\(names(entry))"
            )
        }
        return """
            <h2>2. Verloop</h2>
            \(table.html)<p class="note">Elke handeling is een ondertekende verklaring in het openbare logboek; de programma’s hebben de
            handtekeningen gecontroleerd. De tijd is die van ondertekening.</p>

            """
    }

    private func setting(_ setting: Act.Setting) -> HTML {
        switch setting {
        case .adopt(let elections), .unready(let elections):
            return joined(elections.map { "\($0.sheet.text): verkiezing \($0.value.text)" })
        case .open(let opening):
            let letters = opening.sheets.map { sheet in
                "\(sheet.sheet): \(MinutesWords.number(sheet.letters.reduce(0) { $0 + $1.count })) brieven"
            }
            let times = "\(Language.dutch.text(opening.opens)) tot \(Language.dutch.text(until: opening.closes))"
            return joined(["Stemmen kan van \(times)"] + letters)
        case .extend(let moment): return "Stemmen kan tot \(Language.dutch.text(until: moment))"
        case .close(let closing):
            return joined(
                closing.sheets.map { sheet in
                    let tallied = MinutesWords.number(sheet.reconciliation.total.tallied)
                    return "\(sheet.sheet): \(tallied) stembiljetten geteld, laatste gebeurtenis \(sheet.lastHeight)"
                }
            )
        case .tally(let digest), .publish(let digest): return "Uitslag met vingerafdruk \(hash(digest))"
        case .answer(let digest): return "Terugkoppeling met vingerafdruk \(hash(digest))"
        case .destroy(let unused):
            return joined(
                unused.map { "\($0.sheet): \(MinutesWords.number($0.value)) codes die nooit zijn uitgegeven" }
            )
        case .suspend, .resume, .annul, .declareInvalid: return .none
        }
    }

    /// What was out of the ordinary: interruptions, other times, letters replaced, withdrawn or given late.
    var deviations: HTML {
        var lines: [HTML] = []
        for entry in replay.statements {
            guard case .act(let act) = entry.statement else { continue }
            let when = Language.dutch.text(act.times.signed)
            let reason = act.reason.map { ", reden: \($0.description)" } ?? ""
            switch act.kind {
            case .suspend: lines.append("<li>Stilgelegd op \(when)\(reason).</li>\n")
            case .resume: lines.append("<li>Hervat op \(when)\(reason).</li>\n")
            case .extend: lines.append("<li>Verlengd: \(setting(act.setting)); ondertekend op \(when)\(reason).</li>\n")
            case .unready: lines.append("<li>Teruggezet op \(when), met nieuwe sleutels en rollen\(reason).</li>\n")
            case .annul: lines.append("<li>Ingetrokken op \(when)\(reason). Er is niets geopend.</li>\n")
            case .declareInvalid: lines.append("<li>Uitslag ongeldig verklaard op \(when)\(reason).</li>\n")
            case .adopt, .open, .close, .tally, .publish, .answer, .destroy: break
            }
        }
        for (place, sheet) in replay.state.sheets.enumerated() {
            lines += blocks(of: sheet, title: definition.sheets[place].title.nl)
        }
        let list: HTML = lines.isEmpty ? "<p>Geen.</p>\n" : "<ul>\n\(lines)</ul>\n"
        return "<h2>5. Bijzonderheden</h2>\n" + list
    }

    private func blocks(of sheet: SheetState, title: String) -> [HTML] {
        var reasons: [Block.Reason: Int] = [:]
        var late: [String: Int] = [:]
        for entry in replay.statements {
            switch entry.statement {
            case .block(let block) where block.election == sheet.election: reasons[block.reason, default: 0] += 1
            case .activation(let item) where item.election == sheet.election:
                if case .late(let words) = item.ground { late[words.description, default: 0] += 1 }
            default: break
            }
        }
        var lines: [HTML] = []
        let words: [(Block.Reason, String)] = [
            (.replaced, "brieven vervangen"), (.toPaper, "brieven omgezet naar papier"),
            (.withdrawn, "brieven ingetrokken (de houder mag niet stemmen)"),
        ]
        for (reason, text) in words {
            guard let count = reasons[reason] else { continue }
            lines.append("<li>\(title): \(MinutesWords.number(count)) \(text).</li>\n")
        }
        for (words, count) in late.sorted(by: { $0.key < $1.key }) {
            lines.append("<li>\(title): \(MinutesWords.number(count)) keer laat ingeschreven, reden: \(words).</li>\n")
        }
        return lines
    }

    /// Those who signed, by the names of their keys.
    private func names(_ entry: BundleReplay.Entry) -> String {
        var seen: Set<OfficialID> = []
        let names = entry.signers.compactMap { key -> String? in
            guard let name = replay.official(key), seen.insert(name).inserted else { return nil }
            return name.text
        }
        return Language.dutch.list(names)
    }

    private func joined(_ lines: [String]) -> HTML {
        let parts = lines.enumerated().map { place, line -> HTML in place == 0 ? "\(line)" : "<br>\(line)" }
        return HTML(parts)
    }

    /// A fingerprint in hex, set so that it can be compared.
    func hash(_ digest: Digest) -> HTML {
        "<span class=\"hash\">\(String(decoding: digest.hex, as: UTF8.self))</span>"
    }
}
