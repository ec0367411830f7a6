//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension DefinitionProblem {
    /// What can be wrong with a definition, or with feedback on a round: a closed list (docs/round-definition.md, "Codes"). A code is never reused.
    public enum Code: String, CaseIterable, Sendable {
        // The file.
        case unreadable = "R01"
        case tooLarge = "R02"
        case indirection = "R03"
        case unknownKey = "R04"
        case repeatedKey = "R05"
        case missingKey = "R06"
        case wrongKind = "R07"
        case unreadableValue = "R08"
        case notCanonical = "R09"

        // Texts, lists and ids.
        case text = "R10"
        case count = "R11"
        case repeatedID = "R12"
        case unknownID = "R13"
        case reservedID = "R14"
        case address = "R15"

        // Times.
        case period = "R20"
        case offset = "R21"
        case paper = "R22"
        case lateDecision = "R23"
        case feedbackDate = "R24"

        // Terms and limits.
        case minimumBallots = "R30"
        case reserve = "R31"
        case lateRegistrations = "R32"
        case limits = "R33"
        case tooManyAdvisory = "R34"
        case tooManyBinding = "R35"

        // The degree and its promises.
        case degreeAndSheets = "R40"
        case sheetDegree = "R41"
        case bindingDegree = "R42"
        case media = "R43"
        case frame = "R44"

        // The plan.
        case planAspects = "R50"
        case planRoles = "R51"
        case planAudiences = "R52"
        case planBody = "R53"
        case commitmentBody = "R54"

        // Who may answer, and how much a ballot counts.
        case zoneRules = "R60"
        case zonesOverlap = "R61"
        case groupsOverlap = "R62"
        case join = "R63"
        case joinedWeights = "R64"
        case bindingWeighed = "R65"
        case weight = "R66"

        // Questions and decision rules.
        case choices = "R70"
        case abstention = "R71"
        case repeatedOption = "R72"
        case repeatedQuestion = "R73"
        case bindingChoice = "R74"
        case bindingOptions = "R75"
        case ruleNumbers = "R76"
        case minorityRule = "R77"

        // Feedback on a round.
        case otherRound = "R80"
        case unanswered = "R81"
        case notPromised = "R82"
        case earlyFeedback = "R83"
    }
}

extension DefinitionProblem.Code {
    /// What the code stands for; lower case, no full stop.
    public var meaning: String { explanation.meaning }

    /// What to do about it; lower case, no full stop.
    public var cure: String { explanation.cure }
}
