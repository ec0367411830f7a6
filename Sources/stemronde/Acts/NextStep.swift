//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds

/// What comes next for a round, and the command for it.
struct NextStep: Equatable {
    /// Who does it.
    enum Person: String {
        case official
        case registrar
        case trustee
        case paperDesk = "paper desk"
        case everybody
    }

    let person: Person
    let text: String
    /// As somebody types it; words in capitals are theirs to fill in. Nil if there is only waiting.
    var command: String?
}

/// Works out what comes next for a round from its record.
struct NextSteps {
    let record: RoundRecord
    /// Now, by the service's clock.
    let now: Moment
    /// For how many years a record is kept.
    let retention: Int
    /// Trustees' answers that are in, over all sheets.
    var answers = 0
    /// Whether the sums are open and the result is stored.
    var hasResult = false
    /// Makes a command for this instance.
    let command: ([String]) -> String

    private var round: String { record.definition.id.text }
    private var state: RoundState { record.state }
    private var phase: Phase { state.phase(at: now) }

    /// In the order in which they can be done.
    var steps: [NextStep] {
        switch phase {
        case .draft: draft
        case .adopted: adopted
        case .ready: ready
        case .open: open
        case .suspended: suspended
        case .closing: closing
        case .closed: closed
        case .tallied: tallied
        case .published: published
        case .answered: answered
        case .annulled, .invalid: ended
        }
    }

    // MARK: Phases

    private var draft: [NextStep] {
        guard record.policy != nil else {
            return [
                NextStep(
                    person: .official,
                    text: "\(record.definition.municipality) has no roster: nobody can sign yet",
                    command: command(["official", "roster", "begin", "ROSTER"])
                )
            ]
        }
        return [
            act(.adopt, "adopt it: the definition \(definition) is frozen"),
            NextStep(
                person: .official,
                text: "or put another text in its place",
                command: command(["round", "add", "FILE.yaml", "--replace"])
            ),
        ]
    }

    private var adopted: [NextStep] {
        let occasion = state.lastAct.map { Fingerprint.hex($0) } ?? "HASH"
        return [
            publicFolder("to the registrar"),
            NextStep(
                person: .registrar,
                text: "issue the codes and letters",
                command: "stemronde codes issue --bundle FOLDER --register FILE.csv --register-date DATE "
                    + "--official NAME --official OTHER ISSUE"
            ),
            NextStep(
                person: .trustee,
                text: "make the key together, and each show afresh that it works",
                command: "stemronde trustee show-works NAME EXCHANGE --occasion \(occasion)"
            ),
            NextStep(
                person: .official,
                text: "set the elections up with both",
                command: command(["round", "set-up", round, "--issue", "ISSUE", "--trustees", "EXCHANGE"])
            ),
        ]
    }

    private var ready: [NextStep] {
        let schedule = record.definition.schedule
        return [
            NextStep(
                person: .registrar,
                text: "make the letters, and have them printed and sent",
                command: "stemronde codes letters ISSUE --definition FOLDER/definition.json --sender FILE"
            ),
            act(.open, "open it, from \(schedule.opens) until \(schedule.closes)"),
        ]
    }

    private var open: [NextStep] {
        let opens = state.opening?.opens ?? record.definition.schedule.opens
        let text =
            now.unixSeconds < opens.unixSeconds
            ? "wait: ballots are taken from \(opens)" : "wait: ballots are taken until \(closes)"
        return [
            NextStep(person: .everybody, text: text),
            NextStep(
                person: .registrar,
                text: "if a letter is lost: replace it, with the public folder of now (round export)",
                command: "stemronde codes replace ISSUE --bundle FOLDER --sender FILE --official NAME --official OTHER "
                    + "--key NAME.key --output NEW"
            ),
        ] + requests + [
            act(.extend, "if it must last longer: extend it", ["MOMENT"]),
            act(.suspend, "if something is wrong: suspend it"),
        ]
    }

    /// Letters that are moved to paper, as long as that may be asked for.
    private var requests: [NextStep] {
        guard let paper = record.definition.schedule.paper, now.unixSeconds < paper.requestsUntil.unixSeconds else {
            return []
        }
        return [
            NextStep(
                person: .paperDesk,
                text: "if somebody asks for paper, until \(paper.requestsUntil): move the letter to paper",
                command: "stemronde paper request ISSUE --bundle FOLDER --official NAME --key NAME.key --output NEW"
            )
        ]
    }

    private var suspended: [NextStep] {
        [
            act(.resume, "resume it; it closes at \(closes) all the same"),
            act(.extend, "if it must last longer: extend it", ["MOMENT"]),
        ]
    }

    private var closing: [NextStep] {
        guard let paper = record.definition.schedule.paper else {
            return [act(.close, "close it: no ballot is taken any more")]
        }
        guard now.unixSeconds >= paper.envelopesUntil.unixSeconds else {
            return [
                publicFolder("to the paper desk"),
                NextStep(
                    person: .paperDesk,
                    text: "count envelopes in, until \(paper.envelopesUntil)",
                    command: "stemronde paper receive DESK --bundle FOLDER --count NUMBER"
                ),
                NextStep(person: .everybody, text: "wait until \(paper.envelopesUntil): then the round can be closed"),
            ]
        }
        guard isOnPaper else {
            return [act(.close, "close it: nobody has asked for paper")]
        }
        return [publicFolder("to the paper desk")] + entering + [
            NextStep(
                person: .official,
                text: "put the paper desk's encrypted ballots into the urn",
                command: command(["paper", "cast", "ballots.jsonl"])
            ),
            act(.close, "when all paper is in: close it"),
        ]
    }

    /// From opened envelopes to encrypted ballots.
    private var entering: [NextStep] {
        let pile = "DESK --bundle FOLDER"
        let both = "\(pile) --key NAME.key --key OTHER.key"
        return [
            NextStep(
                person: .paperDesk,
                text: "each of the two types the ballots of a pile",
                command: "stemronde paper enter \(pile) --key NAME.key"
            ),
            NextStep(
                person: .paperDesk,
                text: "both together compare what was typed",
                command: "stemronde paper compare \(both)"
            ),
            NextStep(
                person: .paperDesk,
                text: "when nothing differs any more, encrypt it",
                command: "stemronde paper seal \(both) --paper paper.sealed --official NAME --official OTHER"
            ),
        ]
    }

    private var closed: [NextStep] {
        guard state.sheets.allSatisfy(\.hasTally) else {
            return [
                NextStep(
                    person: .official,
                    text: "have the record verified and the ballots added up",
                    command: command(["round", "tally", round])
                )
            ]
        }
        guard !hasResult else {
            return [
                NextStep(
                    person: .official,
                    text: "the sums are open: state the provisional result",
                    command: command(["round", "tally", round, "--key", "NAME.key"])
                )
            ]
        }
        return [
            publicFolder("to the trustees"),
            NextStep(
                person: .trustee,
                text: "verify, count and answer, each on a machine of their own",
                command: "stemronde trustee decrypt NAME FOLDER --to EXCHANGE"
            ),
            NextStep(
                person: .official,
                text: "answers in: \(answers); bring in the others, and state the result when they are enough",
                command: command(["round", "tally", round, "--answer", "FILE", "--key", "NAME.key"])
            ),
        ]
    }

    private var tallied: [NextStep] {
        [
            publicFolder("to whoever writes the minutes"),
            minutes,
            act(.publish, "when the \(body) has established the result: publish it"),
            act(.declareInvalid, "if the \(body) finds it of no effect: declare it invalid"),
        ]
    }

    private var published: [NextStep] {
        [
            NextStep(
                person: .official,
                text: "give the feedback, by \(record.definition.plan.feedback.by)",
                command: command(["round", "answer", round, "FILE.yaml", "--key", "NAME.key"])
            ),
            minutes,
            destroy,
        ]
    }

    private var answered: [NextStep] {
        [
            destroy,
            NextStep(
                person: .everybody,
                text: "nothing else has to be done; the record is kept for \(retention) years"
            ),
        ]
    }

    private var ended: [NextStep] {
        [
            minutes,
            destroy,
            NextStep(person: .everybody, text: "it is over; the record is kept for \(retention) years"),
        ]
    }

    private var destroy: NextStep {
        NextStep(
            person: .registrar,
            text: "destroy what was never given out, if that has not been done",
            command: "stemronde codes destroy ISSUE --bundle FOLDER"
        )
    }

    private var minutes: NextStep {
        NextStep(
            person: .official,
            text: "write the minutes from the public folder of now"
                + (isOnPaper ? ", with the paper desk's numbers of every pile" : ""),
            command: "stemronde round minutes FOLDER" + (isOnPaper ? " --paper count.note" : "")
                + " --output proces-verbaal"
        )
    }

    /// Whether anybody has asked for paper.
    private var isOnPaper: Bool {
        state.sheets.contains { ($0.ledger?.reconciliation.total.paper.activated ?? 0) > 0 }
    }

    private func publicFolder(_ whom: String) -> NextStep {
        NextStep(
            person: .official,
            text: "give the public folder \(whom)",
            command: command(["round", "export", round, "FOLDER"])
        )
    }

    // MARK: Words

    private var closes: String { (state.closes ?? record.definition.schedule.closes).text }
    private var body: String { record.definition.plan.adoption.body.rawValue }
    private var definition: String {
        Fingerprint.groups(record.definition.digest).prefix(4).joined(separator: " ") + " …"
    }

    /// An act: signed on the spot if one official can, otherwise written down for the next.
    private func act(_ kind: ActKind, _ text: String, _ words: [String] = []) -> NextStep {
        let word = kind == .declareInvalid ? "invalid" : kind.rawValue
        let alone = (record.policy?.acts[kind] ?? 1) <= 1
        let signs = ["--key", "NAME.key"] + (alone ? [] : ["--out", "FILE"])
        let why = kind.needsReason ? ["--reason", "REASON"] : []
        return NextStep(
            person: .official,
            text: text,
            command: command(["round", word, round] + words + signs + why)
        )
    }
}
