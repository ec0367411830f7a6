//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension DefinitionProblem.Code {
    var explanation: (meaning: String, cure: String) {
        switch self {
        case .unreadable, .tooLarge, .indirection, .unknownKey, .repeatedKey, .missingKey, .wrongKind,
            .unreadableValue, .notCanonical:
            fileExplanation
        case .text, .count, .repeatedID, .unknownID, .reservedID, .address: listExplanation
        case .period, .offset, .paper, .lateDecision, .feedbackDate: timeExplanation
        case .minimumBallots, .reserve, .lateRegistrations, .limits, .tooManyAdvisory, .tooManyBinding:
            termsExplanation
        case .degreeAndSheets, .sheetDegree, .bindingDegree, .media, .frame: degreeExplanation
        case .planAspects, .planRoles, .planAudiences, .planBody, .commitmentBody: planExplanation
        case .zoneRules, .zonesOverlap, .groupsOverlap, .join, .joinedWeights, .bindingWeighed, .weight:
            electorateExplanation
        case .choices, .abstention, .repeatedOption, .repeatedQuestion, .bindingChoice, .bindingOptions, .ruleNumbers,
            .minorityRule:
            questionExplanation
        case .otherRound, .unanswered, .notPromised, .earlyFeedback: feedbackExplanation
        }
    }

    private var fileExplanation: (meaning: String, cure: String) {
        switch self {
        case .unreadable:
            (
                "the file is not one YAML document in UTF-8",
                "mend the line named; indent with spaces, quote texts with `: `"
            )
        case .tooLarge:
            (
                "the file is too large, too deep or has too many values",
                "split the round, or name areas instead of addresses"
            )
        case .indirection:
            ("an anchor, an alias or a tag of YAML is used", "write the value out where it is needed")
        case .unknownKey:
            ("a key is not known here", "remove it, or look its spelling up in ballots/round.schema.json")
        case .repeatedKey:
            ("a key stands there twice", "keep one of the two")
        case .missingKey:
            ("a key is missing", "add it; ballots/ has examples")
        case .wrongKind:
            ("a value is of the wrong kind, as in a list where a text is expected", "write it as the message says")
        case .unreadableValue:
            ("a value is not in the form that is expected here", "write it as the message says")
        default:
            ("the bytes are not the canonical JSON of a definition or of feedback", "make it anew from the YAML file")
        }
    }

    private var listExplanation: (meaning: String, cure: String) {
        switch self {
        case .text:
            ("a text is empty, too long, or has hidden characters or spaces at its ends", "write it shorter or plainer")
        case .count:
            ("a list has too few or too many entries", "add or remove entries; the message names the bounds")
        case .repeatedID:
            ("an id or an entry stands there twice", "give each its own id")
        case .unknownID:
            ("an id names nothing", "define it, or correct its spelling")
        case .reservedID:
            ("a sheet has an id that names another folder of the bundle", "choose another id")
        default:
            ("an address on the web is not one", "write it in full, beginning with https://")
        }
    }

    private var timeExplanation: (meaning: String, cure: String) {
        switch self {
        case .period:
            ("a round closes before it opens, or more than a year after", "correct `opens` or `closes`")
        case .offset:
            (
                "the offset of a moment is not the one that Europe/Amsterdam has then",
                "write +01:00 in winter and +02:00 in summer"
            )
        case .paper:
            (
                "the times of the route by post are missing, superfluous or out of order",
                "let requests end after opening and by closing, and envelopes later, at most four weeks after closing"
            )
        case .lateDecision:
            (
                "the plan is adopted, or a commitment made, on or after the opening day",
                "let the body decide before the round"
            )
        default:
            ("feedback is promised for a day before closing", "promise it for a day after `closes`")
        }
    }

    private var termsExplanation: (meaning: String, cure: String) {
        switch self {
        case .minimumBallots:
            (
                "the smallest sum that may be opened is under 5 or over 1000",
                "keep to 10 unless the body decided otherwise"
            )
        case .reserve:
            ("a reserve is more than all letters, or its minimum over 10000", "keep to the defaults")
        case .lateRegistrations:
            ("more than a tenth of the letters may be late registrations", "lower `late_registrations`")
        case .limits:
            ("the limits themselves are under 0 or over 40", "correct the ordinance's limits in the configuration")
        case .tooManyAdvisory:
            (
                "the round has more advisory questions than the ordinance allows",
                "drop some, or spread them over two rounds"
            )
        default:
            (
                "the round has more binding questions than the ordinance allows",
                "drop some, or spread them over two rounds"
            )
        }
    }

    private var degreeExplanation: (meaning: String, cure: String) {
        switch self {
        case .degreeAndSheets:
            ("a round that informs has sheets, or another has none", "add a sheet, or choose the degree that fits")
        case .sheetDegree:
            (
                "a sheet is at a degree above the round's, or none is at the round's own",
                "let the round have the highest degree among its sheets"
            )
        case .bindingDegree:
            (
                "a question binds below the degree co-decide, or does not bind at it",
                "put binding and advisory questions on different sheets"
            )
        case .media:
            ("a round that informs names no media", "name under `media` how people will hear of it")
        default:
            (
                "co-operation has no frame, or a frame has no co-operation",
                "give `frame` exactly with the degree co-operate"
            )
        }
    }

    private var planExplanation: (meaning: String, cure: String) {
        switch self {
        case .planAspects:
            (
                "the plan does not say of content, money and process what is open and what is fixed",
                "name every aspect under `open`, under `fixed`, or under both; something must be open where people are asked"
            )
        case .planRoles:
            ("the plan names no owner or no decider", "name both under `roles`")
        case .planAudiences:
            ("the plan addresses nobody, or not a kind of group that may answer", "name them under `audiences`")
        case .planBody:
            (
                "the plan was adopted by another body than the one that decides",
                "let that body adopt it, or correct `decider`"
            )
        default:
            ("a commitment is made by a body that did not adopt the plan", "let the body that decides commit itself")
        }
    }

    private var electorateExplanation: (meaning: String, cure: String) {
        switch self {
        case .zoneRules:
            ("the rules of a zone make no zone", "write rules such as 9401, 9401AB-9401BZ, 9401AB 1-99 odd, not 9401AC")
        case .zonesOverlap:
            ("two zones share an address", "exclude it from one of them, as in `not 9401AB 12`")
        case .groupsOverlap:
            (
                "two groups take the same addresses, which would then vote twice",
                "tell them apart by `uses`, or make them one"
            )
        case .join:
            (
                "a stratum is joined to itself, twice, or to one that is itself joined",
                "join it to a stratum of the sheet that stays"
            )
        case .joinedWeights:
            ("strata of different weights are joined", "give them the same weight, or join others")
        case .bindingWeighed:
            (
                "a sheet of binding questions weighs its ballots: in a referendum every vote counts once",
                "remove the weights, or make the questions advisory on a sheet of their own"
            )
        default:
            ("a weight is 0, or has more than four digits above or below", "write a weight such as 3/2")
        }
    }

    private var questionExplanation: (meaning: String, cure: String) {
        switch self {
        case .choices:
            ("min and max do not fit the number of options", "let 0 ≤ min ≤ max ≤ options, with max at least 1")
        case .abstention:
            (
                "a question can be left open in two ways or in none",
                "give it `blank`, or a `min` of 0, and not both"
            )
        case .repeatedOption:
            ("two options of a question have the same text", "word them differently")
        case .repeatedQuestion:
            ("the same question stands in the round twice", "ask it once, on one sheet")
        case .bindingChoice:
            ("a binding question lets choose other than one option or blank", "set min 1, max 1 and blank true")
        case .bindingOptions:
            ("a binding question of two options does not name them `for` and `against`, in that order", "name them so")
        case .ruleNumbers:
            (
                "a decision rule has a number that cannot be in one",
                "write a threshold over 0 and up to 1, quorums up to 1"
            )
        default:
            (
                "a minority could adopt what a majority rejects",
                "set a threshold of at least 1/2 where there are two options"
            )
        }
    }

    private var feedbackExplanation: (meaning: String, cure: String) {
        switch self {
        case .otherRound:
            (
                "the feedback is on another round or definition",
                "name the round, and make the JSON anew from the YAML file"
            )
        case .unanswered:
            ("the feedback leaves out a question of the round", "say under its id what was done with the outcome")
        case .notPromised:
            ("the feedback tells of a promise that the round has not made", "leave it out, or correct its name")
        default:
            ("the feedback is of a day before the round closes", "write the day on which it is given")
        }
    }
}
