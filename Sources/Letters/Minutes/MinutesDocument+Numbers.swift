//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RoundBundle
import Rounds

extension MinutesDocument {
    /// Addresses, letters and spare codes.
    var letters: HTML {
        guard let issue = replay.issue else {
            return "<h2>3. Uitgegeven stemcodes</h2>\n<p>Er zijn geen stemcodes uitgegeven.</p>\n"
        }
        var table = HTMLTable(
            "Adressen en brieven",
            [
                .text("Gebied en groep"), .number("Adressen"), .number("Stemmen"), .number("Brieven"),
                .text("Geen brief"),
            ]
        )
        for part in issue.parts {
            table.add(
                "\(name(part.stratum))",
                "\(MinutesWords.number(part.addresses))",
                "\(MinutesWords.number(part.votes))",
                "\(MinutesWords.number(part.letters))",
                "\(reasons(part.leftOut))"
            )
        }
        let outside = issue.leftOut.values.reduce(0, +)
        if outside > 0 {
            table.add("In geen telgroep", "\(MinutesWords.number(outside))", "", "", "\(reasons(issue.leftOut))")
        }
        table.add(
            "Totaal",
            "\(MinutesWords.number(issue.source.addresses))",
            "\(MinutesWords.number(issue.parts.reduce(0) { $0 + $1.votes }))",
            "\(MinutesWords.number(issue.letters))",
            "",
            isTotal: true
        )
        return """
            <h2>3. Uitgegeven stemcodes</h2>
            <p>Adressenregister van \(Language.dutch.text(issue.source.date)), vingerafdruk \(hash(issue.source.digest)).</p>
            \(table.html)\(spares)
            """
    }

    private var spares: HTML {
        var table = HTMLTable(
            "Codes per stembiljet",
            [
                .text("Stembiljet"), .number("Brieven"), .number("Reserve"), .number("Papier"),
                .number("Nooit uitgegeven"),
            ]
        )
        for (place, sheet) in replay.state.sheets.enumerated() {
            guard let ledger = sheet.ledger else { continue }
            let counts = [Roll.Role.letter, .reserve, .paper].map { ledger.roll.counts(of: $0).reduce(0, +) }
            table.add(
                "\(definition.sheets[place].title.nl)",
                "\(MinutesWords.number(counts[0]))",
                "\(MinutesWords.number(counts[1]))",
                "\(MinutesWords.number(counts[2]))",
                "\(MinutesWords.number(ledger.idle))"
            )
        }
        return table.html
    }

    /// What became of every code, sheet by sheet: the reconciliation.
    var ballots: HTML {
        var parts: [HTML] = ["<h2>4. Stemmen en verantwoording</h2>\n"]
        for (place, sheet) in replay.state.sheets.enumerated() {
            guard let ledger = sheet.ledger, let election = sheet.election else { continue }
            let title = definition.sheets[place].title.nl
            let stated = replay.state.closing?.sheets.first { $0.sheet == sheet.terms.id }?.reconciliation
            let numbers = stated ?? ledger.reconciliation
            let total = numbers.total
            let cast = replay.ballots[election] ?? 0
            let people = MinutesWords.electorate(definition.electorateKind)
            parts.append(
                """
                <h3>\(title)</h3>
                <p>Er zijn \(MinutesWords.number(cast)) stembiljetten uitgebracht, waarvan \(MinutesWords.number(cast - total.tallied)) door een latere
                stem zijn vervangen. Geteld: <b>\(MinutesWords.number(total.tallied))</b>, waarvan \(MinutesWords.number(total.letters.voted)) op de site en
                \(MinutesWords.number(total.paper.voted)) op papier. Kiesgerechtigd waren <b>\(MinutesWords.number(total.electorate))</b> \(people); de
                opkomst is \(MinutesWords.share(total.tallied, of: total.electorate)).</p>
                \(letterTable(numbers, ledger.roll.letterStrata))\(paperTable(numbers, ledger.roll.paperWeights))
                """
            )
        }
        parts.append(paperDesk)
        if parts.count == 2 { parts.append("<p>Er zijn nog geen codes waarmee gestemd kon worden.</p>\n") }
        parts.append(
            """
            <p class="note">In elke regel geldt: brieven + reserve = gestemd + vervangen + naar papier + ingetrokken + niet gebruikt, en op papier:
            uitgereikt = gestemd + niet terug. Kiesgerechtigd zijn de brieven en de late inschrijvingen, min de intrekkingen.</p>

            """
        )
        return HTML(parts)
    }

    private func letterTable(_ numbers: Reconciliation, _ strata: [StratumID]) -> HTML {
        var table = HTMLTable(
            "Codes op brieven",
            [
                .text("Telgroep"), .number("Brieven"), .number("Reserve"), .number("waarvan laat"), .number("Gestemd"),
                .number("Vervangen"), .number("Naar papier"), .number("Ingetrokken"), .number("Niet gebruikt"),
            ]
        )
        func add(_ name: String, _ row: Reconciliation.Letters, isTotal: Bool) {
            table.add(
                "\(name)",
                "\(MinutesWords.number(row.letters))",
                "\(MinutesWords.number(row.reserve))",
                "\(MinutesWords.number(row.late))",
                "\(MinutesWords.number(row.voted))",
                "\(MinutesWords.number(row.replaced))",
                "\(MinutesWords.number(row.toPaper))",
                "\(MinutesWords.number(row.withdrawn))",
                "\(MinutesWords.number(row.unused))",
                isTotal: isTotal
            )
        }
        for (stratum, row) in zip(strata, numbers.letters) { add(name(stratum), row, isTotal: false) }
        if numbers.letters.count > 1 { add("Totaal", numbers.total.letters, isTotal: true) }
        return table.html
    }

    private func paperTable(_ numbers: Reconciliation, _ weights: [Fraction]) -> HTML {
        var table = HTMLTable(
            "Stembiljetten op papier",
            [
                .text("Gewicht"), .number("Uitgereikt"), .number("waarvan laat"), .number("Gestemd"),
                .number("Niet terug"),
            ]
        )
        func add(_ name: String, _ row: Reconciliation.Paper, isTotal: Bool) {
            table.add(
                "\(name)",
                "\(MinutesWords.number(row.activated))",
                "\(MinutesWords.number(row.late))",
                "\(MinutesWords.number(row.voted))",
                "\(MinutesWords.number(row.notReturned))",
                isTotal: isTotal
            )
        }
        for (weight, row) in zip(weights, numbers.paper) { add(weight.description, row, isTotal: false) }
        if numbers.paper.count > 1 { add("Totaal", numbers.total.paper, isTotal: true) }
        return table.html
    }

    /// What the paper desk counted, as its two officials signed it.
    private var paperDesk: HTML {
        guard !papers.isEmpty else { return paperDeskMissing }
        var table = HTMLTable(
            "Papieren stembiljetten bij de invoer",
            [
                .text("Stapel"), .number("Enveloppen"), .number("Stembiljetten"), .number("Verschillend ingevoerd"),
                .number("Niet uit te brengen"), .text("Ongeldige antwoorden"), .text("Ingevoerd door"),
            ]
        )
        for pile in papers {
            let invalid = pile.invalid.enumerated().filter { $0.element > 0 }
                .map { "vraag \($0.offset + 1): \(MinutesWords.number($0.element))" }.joined(separator: ", ")
            table.add(
                "\(pile.name)",
                "\(MinutesWords.number(pile.envelopes))",
                "\(MinutesWords.number(pile.ballots))",
                "\(MinutesWords.number(pile.resolved))",
                "\(MinutesWords.number(pile.void))",
                "\(invalid.isEmpty ? "geen" : invalid)",
                "\(Language.dutch.list(pile.officials))"
            )
        }
        return table.html + paperDeviations + """
            <p class="note">Elk stembiljet is door twee functionarissen ingevoerd, los van elkaar. Een verschil is op het papier
            opgelost. Een ongeldig antwoord is als blanco ingevoerd.</p>

            """
    }

    /// Without the paper desk's numbers nobody has looked whether they are those of the urn.
    private var paperDeskMissing: HTML {
        let activated = replay.state.sheets.reduce(0) { $0 + ($1.ledger?.reconciliation.total.paper.activated ?? 0) }
        guard activated > 0 else { return .none }
        return """
            <p><b>Zonder aantallen van de papierbalie:</b> bij dit proces-verbaal zijn geen ondertekende aantallen van stapels
            gegeven. Of in de urn ligt wat op papier is ingevoerd, is hier dus niet nagegaan.</p>

            """
    }

    /// Where the paper desk's signed numbers are not what the urn holds: ballots that it encrypted and nobody cast, or the
    /// other way round, balance in the reconciliation, as ballots that never came back.
    private var paperDeviations: HTML {
        var parts: [HTML] = []
        for (place, sheet) in replay.state.sheets.enumerated() {
            for (weight, row) in (sheet.ledger?.reconciliation.paper ?? []).enumerated() {
                let name = "\(definition.sheets[place].id).\(weight + 1)"
                let piles = papers.filter { $0.name == name }
                let counted = piles.reduce(0) { $0 + $1.ballots - $1.void }
                guard piles.count > 1 || counted != row.voted else { continue }
                parts.append(
                    """
                    <p><b>Afwijking in stapel \(name):</b> bij de invoer \(piles.isEmpty ? "is niets ondertekend" : "zijn \(MinutesWords.number(counted)) stembiljetten versleuteld"),
                    in de urn liggen er \(MinutesWords.number(row.voted)) op papier.</p>

                    """
                )
            }
        }
        return "\(parts)"
    }

    /// `Centrum, Huishoudens`; the group only where there are several.
    func name(_ stratum: StratumID) -> String {
        let zone = definition.zones.first { $0.id == stratum.zone }?.title.nl ?? stratum.zone.text
        guard definition.groups.count > 1 else { return zone }
        return zone + ", " + (definition.groups.first { $0.id == stratum.group }?.title.nl ?? stratum.group.text)
    }

    private func reasons(_ counts: [LeftOut: Int]) -> String {
        LeftOut.allCases.compactMap { reason in
            counts[reason].map { "\(MinutesWords.leftOut(reason)): \(MinutesWords.number($0))" }
        }.joined(separator: ", ")
    }
}
