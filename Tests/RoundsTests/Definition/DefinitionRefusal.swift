//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import RoundFixtures
import Rounds

/// A change that makes the sample round wrong in one way, for which one code stands.
struct DefinitionRefusal: Sendable, CustomStringConvertible {
    let code: DefinitionProblem.Code
    let path: String
    let change: @Sendable (inout RoundDraft) throws -> Void

    init(
        _ code: DefinitionProblem.Code,
        _ path: String,
        _ change: @escaping @Sendable (inout RoundDraft) throws -> Void
    ) {
        self.code = code
        self.path = path
        self.change = change
    }

    var description: String { "\(code.rawValue) \(path)" }

    static let all = texts + lists + times + terms + degrees + plans + electorates + questions

    static let texts = [
        DefinitionRefusal(.text, "title.nl") { $0.title.nl = "" },
        DefinitionRefusal(.text, "title.en") { $0.title.en = String(repeating: "x", count: 121) },
        DefinitionRefusal(.text, "summary.nl") { $0.summary.nl = String(repeating: "x", count: 4001) },
        DefinitionRefusal(.text, "title.nl") { $0.title.nl = "twee\nregels" },
        DefinitionRefusal(.text, "summary.nl") { $0.summary.nl = "een\ttab" },
        DefinitionRefusal(.text, "summary.nl") { $0.summary.nl = "aan het eind " },
        DefinitionRefusal(.text, "summary.nl") { $0.summary.nl = "\u{A0}vooraan" },
        DefinitionRefusal(.text, "plan.open.content.nl") { $0.plan.open[.content] = "om\u{202E}gekeerd" },
        DefinitionRefusal(.text, "plan.roles.owner.nl") { $0.plan.roles[.owner] = "on\u{200B}zichtbaar" },
        DefinitionRefusal(.text, "plan.audiences.residents.en") {
            $0.plan.audiences[.residents]?.en = "line\u{2028}end"
        },
        DefinitionRefusal(.text, "plan.decision.nl") { $0.plan.decision = "nul\u{0}" },
        DefinitionRefusal(.text, "plan.value.nl") { $0.plan.value = "eigen \u{E000} teken" },
        DefinitionRefusal(.text, "plan.feedback.how.nl") { $0.plan.feedback.how = "" },
        DefinitionRefusal(.text, "plan.adoption.decision") { $0.plan.adoption.decision = "" },
        DefinitionRefusal(.text, "media[0].nl") { $0.media = [""] },
        DefinitionRefusal(.text, "documents[0].nl") { $0.documents[0].title.nl = "" },
        DefinitionRefusal(.text, "limits.ordinance") { $0.limits.ordinance = "" },
        DefinitionRefusal(.text, "zones[0].nl") { $0.zones[0].title.nl = "" },
        DefinitionRefusal(.text, "groups[1].nl") { $0.groups[1].title.nl = "" },
        DefinitionRefusal(.text, "sheets[0].title.nl") { $0.sheets[0].title.nl = "" },
        DefinitionRefusal(.text, "sheets[1].description.nl") { $0.sheets[1].description.nl = "" },
        DefinitionRefusal(.text, "sheets[0].questions[0].text.en") { $0.sheets[0].questions[0].text.en = "" },
        DefinitionRefusal(.text, "sheets[0].questions[0].explanation.nl") {
            $0.sheets[0].questions[0].explanation = ""
        },
        DefinitionRefusal(.text, "sheets[0].questions[0].options[2].nl") {
            $0.sheets[0].questions[0].options[2].text.nl = ""
        },
        DefinitionRefusal(.text, "sheets[1].questions[0].binding.commitment.promise.nl") {
            $0.sheets[1].questions[0].binding?.commitment.promise = ""
        },
        DefinitionRefusal(.text, "sheets[1].questions[0].binding.commitment.decision") {
            $0.sheets[1].questions[0].binding?.commitment.decision = " "
        },
    ]

    static let lists = [
        DefinitionRefusal(.count, "sheets[0].questions") { $0.sheets[0].questions = [] },
        DefinitionRefusal(.count, "sheets[0].questions[0].options") {
            $0.sheets[0].questions[0].options.removeLast(2)
            $0.sheets[0].questions[0].max = 1
        },
        DefinitionRefusal(.count, "sheets[0].questions[0].options") { draft in
            draft.sheets[0].questions[0].options = (0...20).compactMap { number in
                OptionID("o\(number)").map { QuestionOption(id: $0, text: BilingualText(nl: "optie \(number)")) }
            }
        },
        DefinitionRefusal(.count, "sheets[1].zones") { $0.sheets[1].electorate.zones = [] },
        DefinitionRefusal(.count, "sheets[1].zones") { $0.sheets[1].electorate.groups = [] },
        DefinitionRefusal(.count, "groups") { draft in
            draft.groups = (0..<5000).map { number in
                Group(id: GroupID("g\(number)") ?? "g", kind: .residents, title: "Groep")
            }
            draft.sheets[0].electorate.groups = ["g1", "g2"]
            draft.sheets[0].electorate.joins = []
            draft.sheets[0].weights = []
            draft.sheets[1].electorate.groups = ["g1"]
        },
        DefinitionRefusal(.count, "media") { $0.media = [BilingualText](repeating: "krant", count: 21) },
        DefinitionRefusal(.count, "documents") {
            $0.documents = [Document](repeating: $0.documents[0], count: 51)
        },
        DefinitionRefusal(.count, "zones") { draft in
            draft.zones += try (0..<5000).map { try SmallRound.zone(ZoneID("z\($0)") ?? "z", "\(1000 + $0)AA") }
        },
        DefinitionRefusal(.count, "zones") { draft in
            // Twenty thousand postcodes, each named by hundreds of ranges besides.
            let single = try (0..<9000).map { try ZoneRule("\(1000 + $0)AA") }
            let wide = try (0..<900).map { try ZoneRule("\(1000 + $0)AB-9999ZZ \(2 * $0 + 1)") }
            draft.zones = [
                RoundZone(id: "noord", title: "Noord", addresses: try Zone(single)),
                RoundZone(id: "zuid", title: "Zuid", addresses: try Zone(wide)),
            ]
        },
        DefinitionRefusal(.count, "zones") { draft in
            draft.zones += try (0..<2).map { zone in
                let rules = try (0..<10_000).map { number in
                    try ZoneRule(
                        "\(5000 + zone * 400 + number / 26)A\(Character(UnicodeScalar(UInt8(65 + number % 26))))"
                    )
                }
                return RoundZone(id: ZoneID("z\(zone)") ?? "z", title: "Z", addresses: try Zone(rules))
            }
        },
        DefinitionRefusal(.repeatedID, "zones[1].id") {
            $0.zones[1].id = "noord"
            $0.sheets[0].electorate = Electorate(zones: ["noord"], groups: ["inwoners", "winkels"])
            $0.sheets[0].weights.removeLast()
            $0.sheets[1].electorate.zones = ["noord"]
        },
        DefinitionRefusal(.repeatedID, "groups[1].id") {
            $0.groups[1].id = "inwoners"
            $0.sheets[0].electorate = Electorate(zones: ["noord"], groups: ["inwoners"])
            $0.sheets[0].weights = []
        },
        DefinitionRefusal(.repeatedID, "groups[1].uses[2]") { $0.groups[1].uses.append(.shop) },
        DefinitionRefusal(.repeatedID, "sheets[1].id") { $0.sheets[1].id = "raad" },
        DefinitionRefusal(.repeatedID, "sheets[1].questions[0].id") { $0.sheets[1].questions[0].id = "groen" },
        DefinitionRefusal(.repeatedID, "sheets[0].questions[0].options[2].id") {
            $0.sheets[0].questions[0].options[2].id = "bomen"
        },
        DefinitionRefusal(.repeatedID, "sheets[0].zones[2]") { $0.sheets[0].electorate.zones.append("noord") },
        DefinitionRefusal(.repeatedID, "sheets[0].groups[2]") { $0.sheets[0].electorate.groups.append("winkels") },
        DefinitionRefusal(.repeatedID, "sheets[0].weights.noord/winkels") {
            $0.sheets[0].weights.append($0.sheets[0].weights[1])
        },
        DefinitionRefusal(.repeatedID, "sheets[0].join.zuid/winkels") {
            $0.sheets[0].electorate.joins.append($0.sheets[0].electorate.joins[0])
        },
        DefinitionRefusal(.unknownID, "sheets[0].zones[2]") { $0.sheets[0].electorate.zones.append("oost") },
        DefinitionRefusal(.unknownID, "sheets[1].groups[1]") { $0.sheets[1].electorate.groups.append("clubs") },
        DefinitionRefusal(.unknownID, "sheets[0].weights.oost/winkels") {
            $0.sheets[0].weights[1].stratum = try SmallRound.stratum("oost/winkels")
            $0.sheets[0].electorate.joins = []
        },
        DefinitionRefusal(.unknownID, "sheets[1].join.zuid/winkels") {
            $0.sheets[1].electorate.joins = [
                Electorate.Join(
                    try SmallRound.stratum("zuid/winkels"),
                    into: try SmallRound.stratum("noord/inwoners")
                )
            ]
        },
        DefinitionRefusal(.reservedID, "sheets[0].id") { $0.sheets[0].id = "log" },
        DefinitionRefusal(.address, "documents[0].url") { $0.documents[0].url = "http://example.nl" },
        DefinitionRefusal(.address, "documents[0].url") { $0.documents[0].url = "https://" },
        DefinitionRefusal(.address, "documents[0].url") { $0.documents[0].url = "https://example.nl/\"onclick=" },
        DefinitionRefusal(.address, "documents[0].url") { $0.documents[0].url = "https://a b" },
        DefinitionRefusal(.address, "documents[0].url") {
            $0.documents[0].url = "https://" + String(repeating: "a", count: 300)
        },
    ]

    static let times = [
        DefinitionRefusal(.period, "schedule.closes") { $0.schedule.closes = $0.schedule.opens },
        DefinitionRefusal(.period, "schedule.closes") {
            $0.schedule.closes = try SmallRound.moment("2029-03-08T09:00:00+01:00")
            $0.plan.feedback.by = try SmallRound.day("2029-06-30")
        },
        DefinitionRefusal(.paper, "schedule.paper") { $0.schedule.paper = nil },
        DefinitionRefusal(.paper, "schedule.paper.requests_until") {
            $0.schedule.paper?.requestsUntil = $0.schedule.opens
        },
        DefinitionRefusal(.paper, "schedule.paper.requests_until") {
            $0.schedule.paper?.requestsUntil = try SmallRound.moment("2028-03-27T21:00:01+02:00")
        },
        DefinitionRefusal(.paper, "schedule.paper.envelopes_until") {
            $0.schedule.paper?.envelopesUntil = try SmallRound.moment("2028-03-20T17:00:00+01:00")
        },
        DefinitionRefusal(.paper, "schedule.paper.envelopes_until") {
            $0.schedule.paper?.envelopesUntil = try SmallRound.moment("2028-04-24T21:00:01+02:00")
        },
        DefinitionRefusal(.lateDecision, "plan.adoption.date") {
            $0.plan.adoption.date = try SmallRound.day("2028-03-06")
        },
        DefinitionRefusal(.lateDecision, "sheets[1].questions[0].binding.commitment.date") {
            $0.sheets[1].questions[0].binding?.commitment.date = try SmallRound.day("2028-03-07")
        },
        DefinitionRefusal(.feedbackDate, "plan.feedback.by") {
            $0.plan.feedback.by = try SmallRound.day("2028-03-27")
        },
    ]

    static let terms = [
        DefinitionRefusal(.minimumBallots, "terms.minimum_ballots") { $0.terms.minimumBallots = 4 },
        DefinitionRefusal(.minimumBallots, "terms.minimum_ballots") { $0.terms.minimumBallots = 1001 },
        DefinitionRefusal(.minimumBallots, "terms.minimum_ballots") { $0.terms.minimumBallots = .min },
        DefinitionRefusal(.reserve, "terms.reserve.letters") { $0.terms.reserve.letterShare = Fraction(whole: 2) },
        DefinitionRefusal(.reserve, "terms.reserve.paper") { $0.terms.reserve.paperShare = Fraction(whole: 2) },
        DefinitionRefusal(.reserve, "terms.reserve.letters_minimum") { $0.terms.reserve.letterMinimum = -1 },
        DefinitionRefusal(.reserve, "terms.reserve.paper_minimum") { $0.terms.reserve.paperMinimum = 10_001 },
        DefinitionRefusal(.lateRegistrations, "terms.late_registrations") { $0.terms.lateShare = .half },
        DefinitionRefusal(.limits, "limits.advisory") { $0.limits.advisory = 41 },
        DefinitionRefusal(.limits, "limits.binding") { $0.limits.binding = 41 },
        DefinitionRefusal(.tooManyAdvisory, "sheets") { $0.sheets[0].questions = try many(8) },
        DefinitionRefusal(.tooManyAdvisory, "sheets") { $0.limits.advisory = 0 },
        DefinitionRefusal(.tooManyBinding, "sheets") {
            let binding = $0.sheets[1].questions[0]
            $0.sheets[1].questions = try many(4).map { question in
                var question = question
                question.options = binding.options
                question.binding = binding.binding
                return question
            }
        },
    ]

    static let degrees = [
        DefinitionRefusal(.degreeAndSheets, "sheets") {
            $0.sheets = []
            $0.schedule.paper = nil
        },
        DefinitionRefusal(.degreeAndSheets, "sheets") {
            $0.degree = .inform
            $0.media = ["De krant"]
        },
        DefinitionRefusal(.sheetDegree, "degree") { $0.sheets.removeLast() },
        DefinitionRefusal(.sheetDegree, "sheets[1].degree") { $0.degree = .advise },
        DefinitionRefusal(.sheetDegree, "sheets[0].degree") { $0.sheets[0].degree = .inform },
        DefinitionRefusal(.bindingDegree, "sheets[1].questions[0].binding") {
            $0.degree = .advise
            $0.sheets[1].degree = .advise
        },
        DefinitionRefusal(.bindingDegree, "sheets[1].questions[0].binding") { $0.sheets[1].questions[0].binding = nil },
        DefinitionRefusal(.media, "media") {
            $0.degree = .inform
            $0.sheets = []
            $0.schedule.paper = nil
        },
        DefinitionRefusal(.frame, "frame") { $0.sheets[0].degree = .cooperate },
        DefinitionRefusal(.frame, "frame") { $0.frame = try frame() },
    ]

    static let plans = [
        DefinitionRefusal(.planAspects, "plan") { $0.plan.fixed = [:] },
        DefinitionRefusal(.planAspects, "plan.open") {
            $0.plan.open = [:]
            $0.plan.fixed = [.content: "a", .money: "b", .process: "c"]
        },
        DefinitionRefusal(.planRoles, "plan.roles") { $0.plan.roles[.owner] = nil },
        DefinitionRefusal(.planRoles, "plan.roles") { $0.plan.roles[.decider] = nil },
        DefinitionRefusal(.planAudiences, "plan.audiences") { $0.plan.audiences[.businesses] = nil },
        DefinitionRefusal(.planAudiences, "plan.audiences") {
            $0.degree = .inform
            $0.media = ["De krant"]
            $0.sheets = []
            $0.schedule.paper = nil
            $0.groups = []
            $0.plan.audiences = [:]
        },
        DefinitionRefusal(.planBody, "plan.adoption.body") { $0.plan.decider = .college },
        DefinitionRefusal(.commitmentBody, "sheets[1].questions[0].binding.commitment.body") {
            $0.sheets[1].questions[0].binding?.commitment.body = .college
        },
        DefinitionRefusal(.commitmentBody, "frame.commitment.body") {
            $0.sheets[0].degree = .cooperate
            $0.frame = try frame()
            $0.frame?.commitment.body = .college
        },
    ]

    static let electorates = [
        DefinitionRefusal(.zonesOverlap, "zones[1].addresses") {
            $0.zones[1].addresses = try Zone([ZoneRule("9401ZZ 12"), ZoneRule("9402")])
        },
        DefinitionRefusal(.groupsOverlap, "groups[1].uses") { $0.groups[1].uses.append(.dwelling) },
        DefinitionRefusal(.groupsOverlap, "groups[1].uses") { $0.groups[0].uses = [] },
        DefinitionRefusal(.join, "sheets[0].join.zuid/winkels") {
            $0.sheets[0].electorate.joins[0].into = $0.sheets[0].electorate.joins[0].stratum
        },
        DefinitionRefusal(.join, "sheets[0].join.zuid/inwoners") {
            $0.sheets[0].weights = []
            $0.sheets[0].electorate.joins.append(
                Electorate.Join(try SmallRound.stratum("zuid/inwoners"), into: try SmallRound.stratum("zuid/winkels"))
            )
        },
        DefinitionRefusal(.joinedWeights, "sheets[0].join.zuid/winkels") { $0.sheets[0].weights.removeLast() },
        DefinitionRefusal(.bindingWeighed, "sheets[1].weights.noord/inwoners") {
            $0.sheets[1].weights = [StratumWeight(try SmallRound.stratum("noord/inwoners"), Fraction(whole: 2))]
        },
        DefinitionRefusal(.weight, "sheets[0].weights.noord/inwoners") { $0.sheets[0].weights[0].weight = .zero },
        DefinitionRefusal(.weight, "sheets[0].weights.noord/inwoners") {
            $0.sheets[0].weights[0].weight = Fraction(whole: 10_000)
        },
        DefinitionRefusal(.weight, "sheets[1].weights.noord/inwoners") {
            $0.sheets[1].weights = [
                StratumWeight(try SmallRound.stratum("noord/inwoners"), Fraction(10_000, 10_001) ?? .one)
            ]
        },
    ]

    static let questions = [
        DefinitionRefusal(.choices, "sheets[0].questions[0].max") { $0.sheets[0].questions[0].max = 4 },
        DefinitionRefusal(.choices, "sheets[0].questions[0].max") { $0.sheets[0].questions[0].min = 3 },
        DefinitionRefusal(.choices, "sheets[0].questions[0].max") { $0.sheets[0].questions[0].min = -1 },
        DefinitionRefusal(.choices, "sheets[0].questions[0].max") {
            $0.sheets[0].questions[0].min = 0
            $0.sheets[0].questions[0].max = 0
            $0.sheets[0].questions[0].blank = false
        },
        DefinitionRefusal(.abstention, "sheets[0].questions[0].blank") { $0.sheets[0].questions[0].blank = false },
        DefinitionRefusal(.abstention, "sheets[0].questions[0].blank") { $0.sheets[0].questions[0].min = 0 },
        DefinitionRefusal(.repeatedOption, "sheets[0].questions[0].options[1].nl") {
            $0.sheets[0].questions[0].options[1].text.nl = "BOMEN"
        },
        DefinitionRefusal(.repeatedQuestion, "sheets[1].questions[0].text") {
            $0.sheets[1].questions[0].text.nl = "Wat wilt u?"
        },
        DefinitionRefusal(.bindingChoice, "sheets[1].questions[0]") { $0.sheets[1].questions[0].max = 2 },
        DefinitionRefusal(.bindingChoice, "sheets[1].questions[0]") { $0.sheets[1].questions[0].blank = false },
        DefinitionRefusal(.bindingOptions, "sheets[1].questions[0].options") {
            $0.sheets[1].questions[0].options.reverse()
        },
        DefinitionRefusal(.bindingOptions, "sheets[1].questions[0].options") {
            $0.sheets[1].questions[0].options[0].id = "voor"
        },
        DefinitionRefusal(.minorityRule, "sheets[1].questions[0].binding.rule.threshold") {
            $0.sheets[1].questions[0].binding?.rule = try DecisionRule(
                basis: .choices,
                threshold: Fraction(4999, 10_000) ?? .one,
                comparison: .atLeast
            )
        },
    ]

    private static func many(_ count: Int) throws -> [Question] {
        try (0..<count).map { number in
            var question = try SampleRound.advisory().questions[0]
            question.id = QuestionID("vraag-\(number)") ?? question.id
            question.text = BilingualText(nl: "Vraag \(number)?")
            question.max = 1
            return question
        }
    }

    private static func frame() throws -> Frame {
        Frame(
            time: "Voor 2030.",
            money: "Een ton.",
            conditions: "Binnen de wet.",
            commitment: try SmallRound.commitment()
        )
    }
}
