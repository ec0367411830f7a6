//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import RoundBundle
public import Rounds
import SignedNotes

/// The minutes (proces-verbaal) of a round, in Dutch, from its public record alone: who did what when, the numbers, what
/// was out of the ordinary, the outcome with its rules worked out, and the fingerprints of everything; with room to sign.
public struct MinutesDocument {
    /// What a verification of the whole record came to.
    public struct Check: Sendable {
        public let isVerified: Bool
        /// Checks that were carried out.
        public let checks: Int
        /// Of these, how many failed.
        public let failures: Int
        /// The codes of those that gave a warning.
        public let warnings: [String]

        public init(isVerified: Bool, checks: Int, failures: Int, warnings: [String] = []) {
            self.isVerified = isVerified
            self.checks = checks
            self.failures = failures
            self.warnings = warnings
        }
    }

    /// What the paper desk signed of a pile.
    public struct PaperPile: Sendable {
        public let name: String
        public let envelopes: Int
        public let ballots: Int
        /// Ballots that could not be cast.
        public let void: Int
        /// Ballots that the two officials entered differently, and resolved on the paper.
        public let resolved: Int
        /// Invalid answers of each question, entered as blank.
        public let invalid: [Int]
        /// Who signed.
        public let officials: [String]

        public init(
            name: String,
            envelopes: Int,
            ballots: Int,
            void: Int,
            resolved: Int,
            invalid: [Int],
            officials: [String]
        ) {
            self.name = name
            self.envelopes = envelopes
            self.ballots = ballots
            self.void = void
            self.resolved = resolved
            self.invalid = invalid
            self.officials = officials
        }
    }

    let replay: BundleReplay
    let result: RoundResult?
    let check: Check?
    let papers: [PaperPile]

    /// - Parameters:
    ///   - replay: the round as its log tells it.
    ///   - result: its result, once there is one.
    ///   - check: what a verification said; nil if there was none, which the minutes then say.
    ///   - papers: the paper desk's numbers, pile by pile.
    public init(replay: BundleReplay, result: RoundResult?, check: Check?, papers: [PaperPile] = []) {
        self.replay = replay
        self.result = result
        self.check = check
        self.papers = papers
    }

    var definition: RoundDefinition { replay.definition }

    /// The whole document.
    public var html: HTML {
        let title = "Proces-verbaal van de stemronde \(definition.values.title.nl)"
        let document = PrintDocument(language: "nl", title: title, styles: [MinutesStyle.css])
        return document.with("<main>\n\(sections)</main>\n")
    }

    private var sections: [HTML] {
        [
            heading, subject, course, letters, ballots, deviations, outcome, fingerprints, verification, signatures,
        ]
    }

    private var heading: HTML {
        let phase = MinutesWords.phase(replay.state.phase)
        let isDone = [.published, .answered, .annulled, .invalid].contains(replay.state.phase)
        let note: HTML =
            isDone
            ? "" : "<p class=\"provisional\">Dit proces-verbaal is voorlopig: de stemronde is \(phase).</p>\n"
        return """
            <h1>Proces-verbaal van de stemronde<br>\(definition.values.title.nl)</h1>
            <p class="lead">Gemeente \(definition.municipality.text), stemronde <b>\(definition.id.text)</b>. Stand: \(phase).</p>
            \(exercise)\(note)<p>Opgemaakt uit het openbare dossier van de stemronde, tot en met regel \(replay.checkpoint.size) van het openbare
            logboek. Wie het dossier heeft, kan dit stuk opnieuw maken en naast dit exemplaar leggen.</p>

            """
    }

    private var exercise: HTML {
        definition.rehearsal
            ? "<p class=\"provisional\">Deze stemronde was een oefening. De uitslag telt niet.</p>\n" : .none
    }

    private var subject: HTML {
        let plan = definition.plan
        let schedule = definition.schedule
        var lines: [HTML] = [
            "<p>\(definition.values.summary.nl)</p>\n",
            """
            <p>Plan vastgesteld door \(MinutesWords.body(plan.adoption.body)): \(plan.adoption.decision), \
            \(Language.dutch.text(plan.adoption.date)). Graad van participatie: \(MinutesWords.degree(definition.degree)).</p>

            """,
            """
            <p>Volgens het plan kon gestemd worden van \(Language.dutch.text(schedule.opens)) tot \
            \(Language.dutch.text(until: schedule.closes)).\(paper(schedule))</p>

            """,
        ]
        for sheet in definition.sheets {
            let kind = sheet.degree == .codecide ? "bindend" : "raadgevend"
            lines.append(
                """
                <p>Stembiljet <b>\(sheet.title.nl)</b> (\(sheet.id.text)): \(kind), \
                \(Language.dutch.questions(sheet.questions.count))\(sheet.isWeighted ? ", met gewichten" : "").</p>

                """
            )
        }
        return "<h2>1. De stemronde</h2>\n" + HTML(lines)
    }

    private func paper(_ schedule: Schedule) -> HTML {
        guard let paper = schedule.paper else { return .none }
        return """
             Een stembiljet op papier aanvragen kon tot \(Language.dutch.text(until: paper.requestsUntil)); enveloppen moesten binnen \
            zijn voor \(Language.dutch.text(until: paper.envelopesUntil)).
            """
    }

    private var verification: HTML {
        let text: HTML =
            switch check {
            case .some(let check) where check.isVerified:
                """
                Bij het opmaken van dit proces-verbaal is het hele dossier nagerekend met <b>stemronde verify</b>: \(check.checks) \
                controles, \(check.warnings.isEmpty ? "alle in orde." : warning(check.warnings))
                """
            case .some(let check):
                """
                <span class="verdict">Bij het opmaken van dit proces-verbaal is het dossier nagerekend met stemronde verify. Het dossier \
                klopt niet: \(check.failures) van \(check.checks) controles zijn mislukt.</span>
                """
            case nil:
                "<span class=\"verdict\">Het dossier is bij het opmaken van dit proces-verbaal niet nagerekend.</span>"
            }
        return """
            <h2>8. Controle</h2>
            <p>\(text)</p>
            <p>Iedereen kan dat herhalen: <b>stemronde-verify</b> op het openbare dossier, of <b>belenios-tool election verify</b> op het \
            archief van elk stembiljet.</p>

            """
    }

    private func warning(_ codes: [String]) -> HTML {
        """
        waarvan er geen is mislukt. Een waarschuwing gaven \(Language.dutch.list(codes)); wat die betekenen, staat in de lijst \
        van controles.
        """
    }

    private var signatures: HTML {
        var table = HTMLTable(
            "Ondertekening",
            [.text("Functie"), .text("Naam"), .text("Plaats en datum"), .text("Handtekening")]
        )
        for name in signers { table.add("\(name)", "", "", "") }
        for _ in signers.count..<max(signers.count, 3) { table.add("", "", "", "") }
        return """
            <h2>9. Opmerkingen en ondertekening</h2>
            \(papers.isEmpty ? Self.invalidToFill : .none)\
            <p>Bezwaren en opmerkingen (in te vullen):</p>
            <p class="lines"></p>
            <div class="sign">
            \(table.html)</div>

            """
    }

    private static let invalidToFill: HTML =
        "<p>Ongeldige antwoorden op papier, als blanco ingevoerd (in te vullen): <span class=\"blank\"></span></p>\n"

    /// Those who signed acts of this round, each once, in the order in which they first did.
    private var signers: [String] {
        var seen: Set<OfficialID> = []
        return replay.statements.flatMap(\.signers).compactMap { key in
            guard let name = replay.official(key), seen.insert(name).inserted else { return nil }
            return name.text
        }
    }
}
