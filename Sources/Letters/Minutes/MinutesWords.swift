//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// The record's words in Dutch.
enum MinutesWords {
    static func phase(_ phase: Phase) -> String {
        switch phase {
        case .draft: "in voorbereiding"
        case .adopted: "vastgesteld"
        case .ready: "klaar om te openen"
        case .open: "open"
        case .suspended: "stilgelegd"
        case .closing: "aan het sluiten"
        case .closed: "gesloten"
        case .tallied: "geteld; de uitslag is voorlopig"
        case .published: "afgerond; de uitslag is vastgesteld"
        case .answered: "afgerond; de terugkoppeling is gegeven"
        case .annulled: "ingetrokken"
        case .invalid: "ongeldig verklaard"
        }
    }

    static func act(_ kind: ActKind) -> String {
        switch kind {
        case .adopt: "Vastgesteld"
        case .unready: "Teruggezet"
        case .open: "Opengesteld"
        case .suspend: "Stilgelegd"
        case .resume: "Hervat"
        case .extend: "Verlengd"
        case .close: "Gesloten"
        case .annul: "Ingetrokken"
        case .tally: "Voorlopige uitslag"
        case .publish: "Uitslag vastgesteld"
        case .declareInvalid: "Uitslag ongeldig verklaard"
        case .answer: "Terugkoppeling"
        case .destroy: "Codes vernietigd"
        }
    }

    static func body(_ body: Body) -> String {
        switch body {
        case .college: "het college van burgemeester en wethouders"
        case .raad: "de gemeenteraad"
        }
    }

    static func degree(_ degree: Degree) -> String {
        switch degree {
        case .inform: "informeren"
        case .consult: "raadplegen"
        case .advise: "laten adviseren"
        case .cooperate: "samenwerken"
        case .codecide: "meebeslissen"
        }
    }

    static func leftOut(_ reason: LeftOut) -> String {
        switch reason {
        case .outsideZones: "buiten de gebieden"
        case .useUnknown: "gebruik onbekend"
        case .otherUse: "ander gebruik"
        case .notAsked: "geen stembiljet"
        case .secondary: "nevenadres"
        case .status: "status"
        case .votersUnknown: "aantal kiesgerechtigden onbekend"
        case .noVoters: "geen kiesgerechtigden"
        }
    }

    static func electorate(_ kind: ElectorateKind) -> String {
        switch kind {
        case .households: "adressen"
        case .people: "kiesgerechtigden"
        }
    }

    /// `1.234`.
    static func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(".") }
            text.append(digit)
        }
        return number < 0 ? "−" + text : text
    }

    /// `1.234,50`: rounded, for people.
    static func decimal(_ value: Fraction, places: Int) -> String {
        let parts = value.decimal(places: places).split(separator: ".")
        let whole = parts.first.flatMap { Int($0) }.map(number) ?? ""
        return parts.count > 1 ? "\(whole),\(parts[1])" : whole
    }

    /// `12,3%`; a dash where there is nothing to share.
    static func share(_ part: Int, of whole: Int) -> String {
        guard let share = Fraction(part, whole), let hundredfold = share.multiplied(by: 100) else { return "–" }
        return decimal(hundredfold, places: 1) + "%"
    }

    // MARK: Rules

    /// The rule as a sentence.
    static func rule(_ rule: DecisionRule, hasTwoOptions: Bool, of electorate: ElectorateKind) -> String {
        let share = (rule.comparison == .moreThan ? "meer dan " : "minstens ") + rule.threshold.description
        let people = Self.electorate(electorate)
        let basis =
            switch rule.basis {
            case .choices: "de stemmen (blanco telt niet mee)"
            case .ballots: "alle stembiljetten (blanco telt mee)"
            case .electorate: "alle \(people)"
            }
        var text =
            hasTwoOptions
            ? "Aangenomen als \(share) van \(basis) vóór is."
            : "Een antwoord wint als het de meeste stemmen heeft, en \(share) van \(basis)."
        if rule.turnoutQuorum > .zero { text += " Opkomst minstens \(rule.turnoutQuorum) van alle \(people)." }
        if rule.supportQuorum > .zero { text += " Steun van minstens \(rule.supportQuorum) van alle \(people)." }
        return text
    }

    /// A comparison worked out: `Drempel: 512 van 1.000 is meer dan 1/2`.
    static func step(_ step: Judgement.Step) -> String {
        let part =
            switch step.part {
            case .turnoutQuorum: "Opkomst"
            case .threshold: "Drempel"
            case .supportQuorum: "Steun"
            }
        let comparison = step.comparison == .moreThan ? "meer dan" : "minstens"
        let numbers = "\(number(step.numerator)) van \(number(step.denominator))"
        let share = Self.share(step.numerator, of: step.denominator)
        return "\(part): \(numbers) (\(share)) is \(step.isMet ? "" : "niet ")\(comparison) \(step.share)"
    }

    static func verdict(_ verdict: Judgement.Verdict, options: [QuestionOption]) -> String {
        switch verdict {
        case .quorumNotMet: "Opkomstdrempel niet gehaald"
        case .tooFewBallots: "Te weinig stembiljetten om te tellen"
        case .adopted: "Aangenomen"
        case .rejected(let shortfall): "Verworpen: \(Self.shortfall(shortfall))"
        case .none(let shortfall): "Geen antwoord heeft gewonnen: \(Self.shortfall(shortfall))"
        case .winner(let place): "Gewonnen: \(options.indices.contains(place) ? options[place].text.nl : "")"
        }
    }

    private static func shortfall(_ shortfall: Judgement.Shortfall) -> String {
        switch shortfall {
        case .noVotes: "geen stemmen"
        case .tie: "bij gelijke stand wint niemand"
        case .threshold: "drempel niet gehaald"
        case .supportQuorum: "te weinig steun"
        case .thresholdAndSupportQuorum: "drempel niet gehaald en te weinig steun"
        }
    }
}
