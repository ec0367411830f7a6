//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

extension RoundDecoder {
    mutating func sheet(
        _ file: SourceReading,
        _ degree: Degree,
        _ zones: [ZoneID],
        _ groups: [GroupID]
    ) throws(DefinitionProblem) -> Sheet {
        var electorate = Electorate(zones: zones, groups: groups)
        if file.maybe("zones") != nil {
            electorate.zones = try file.list("zones") { zone throws(DefinitionProblem) in try zone.slug() }
        }
        if file.maybe("groups") != nil {
            electorate.groups = try file.list("groups") { group throws(DefinitionProblem) in try group.slug() }
        }
        for entry in try file.table("join") {
            guard let stratum = StratumID(entry.key) else { throw entry.value.unexpected }
            electorate.joins.append(Electorate.Join(stratum, into: try entry.value.value { StratumID($0) }))
        }
        var questions: [Question] = []
        for question in try file.list("questions", { $0 }) { questions.append(try self.question(question)) }
        return Sheet(
            id: try file.need("id").slug(),
            degree: try file.maybe("degree")?.word() ?? degree,
            title: try file.need("title").bilingual(),
            description: try file.need("description").bilingual(),
            electorate: electorate,
            weights: try weights(file, electorate.groups),
            breakdown: try file.maybe("breakdown")?.boolean() ?? false,
            questions: questions
        )
    }

    /// A weight by zone holds for each of the sheet's groups there.
    private mutating func weights(
        _ file: SourceReading,
        _ groups: [GroupID]
    ) throws(DefinitionProblem) -> [StratumWeight] {
        var weights: [StratumWeight] = []
        for entry in try file.table("weights") {
            let weight = try entry.value.fraction()
            if let stratum = StratumID(entry.key) {
                weights.append(StratumWeight(stratum, weight))
            } else if let zone = ZoneID(entry.key) {
                for group in groups {
                    let stratum = StratumID(zone: zone, group: group)
                    note(file.path.key("weights").key(stratum.text), entry.value)
                    weights.append(StratumWeight(stratum, weight))
                }
            } else {
                throw entry.value.unexpected
            }
        }
        return weights
    }

    private mutating func question(_ file: SourceReading) throws(DefinitionProblem) -> Question {
        let min = try file.maybe("min")?.integer() ?? 1
        return Question(
            id: try file.need("id").slug(),
            text: try file.need("text").bilingual(),
            explanation: try file.maybe("explanation")?.bilingual(),
            options: try file.list("options") { option throws(DefinitionProblem) in
                QuestionOption(id: try option.need("id").slug(), text: try option.names())
            },
            min: min,
            max: try file.maybe("max")?.integer() ?? 1,
            blank: try file.maybe("blank")?.boolean() ?? (min > 0),
            binding: try binding(file.maybe("binding"))
        )
    }

    private mutating func binding(_ file: SourceReading?) throws(DefinitionProblem) -> Binding? {
        guard let file else { return nil }
        let commitment = try Self.commitment(file.need("commitment"))
        let rule = try file.need("rule")
        let basis: DecisionRule.Basis = try rule.need("basis").word()
        let comparison: DecisionRule.Comparison = try rule.need("comparison").word()
        let threshold = try rule.need("threshold").fraction()
        let turnout = try rule.maybe("turnout_quorum")?.fraction() ?? .zero
        let support = try rule.maybe("support_quorum")?.fraction() ?? .zero
        do throws(DecisionRule.Flaw) {
            let rule = try DecisionRule(
                basis: basis,
                threshold: threshold,
                comparison: comparison,
                turnoutQuorum: turnout,
                supportQuorum: support
            )
            return Binding(rule: rule, commitment: commitment)
        } catch {
            report(error.problem(at: rule.path))
            return nil
        }
    }
}

extension DecisionRule.Flaw {
    fileprivate func problem(at path: DefinitionPath) -> DefinitionProblem {
        switch self {
        case .threshold:
            DefinitionProblem(.ruleNumbers, path.key("threshold"), "the threshold is 0 or over 1")
        case .moreThanAll:
            DefinitionProblem(.ruleNumbers, path.key("threshold"), "nothing can be more than all of the basis")
        case .turnoutQuorum:
            DefinitionProblem(.ruleNumbers, path.key("turnout_quorum"), "the turnout quorum is over 1")
        case .supportQuorum:
            DefinitionProblem(.ruleNumbers, path.key("support_quorum"), "the support quorum is over 1")
        }
    }
}
