//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RoundFiles
import Rounds
import Testing

@Suite struct FileRefusalTests {
    /// A code, a piece of the sample file, what it is replaced by, and the place that the diagnostic must name.
    static let faults: [(DefinitionProblem.Code, String, String, String?)] = [
        (.unknownKey, "title: Proefronde", "title: Proefronde\ntitel: x", "4:1"),
        (.unknownKey, "{money: Een miljoen.}", "{geld: Een miljoen.}", "10:11"),
        (.unknownKey, "{nl: Een ronde., en: A round.}", "{nl: Een ronde., fr: Une ronde.}", "4:27"),
        (.unknownKey, "kind: residents,", "kind: residents, <<: {}, ", nil),
        (.repeatedKey, "title: Proefronde", "title: Proefronde\ntitle: x", "3:1"),
        (.repeatedKey, "degree: advise", "degree: advise\n    \"degree\": advise", "31:5"),
        (.missingKey, "title: Proefronde\n", "", "1:1"),
        (.missingKey, "threshold: 50%, ", "", "53:17"),
        (.missingKey, "{nl: Een ronde., en: A round.}", "{en: A round.}", "4:10"),
        (.wrongKind, "title: Proefronde", "title: [Proefronde]", "3:8"),
        (.wrongKind, "title: Proefronde", "title:", nil),
        (.wrongKind, "title: Proefronde", "title: ~", "3:8"),
        (.wrongKind, "terms:\n  votes_per_address: one", "terms: one", "22:8"),
        (.wrongKind, "uses: [woonfunctie]", "uses: woonfunctie", "28:57"),
        (.wrongKind, "id: proef", "id: {nl: proef}", "1:5"),
        (.wrongKind, "[9402, not 9402AB 1-9 odd]", "[9402, {not: 9402AB}]", nil),
        (.wrongKind, "weights: {noord: 3/2}", "weights: [3/2]", "34:14"),
        (.wrongKind, "weights: {noord: 3/2}", "weights: {noord: [1]}", nil),
        (.wrongKind, "{noord: 3/2}", "{[noord]: 3/2}", nil),
        (.unreadableValue, "id: proef", "id: Proef", "1:5"),
        (.unreadableValue, "id: proef", "id: -proef", nil),
        (.unreadableValue, "degree: advise", "degree: adviseren", "31:13"),
        (.unreadableValue, "max: 2", "max: \"2\"", "42:14"),
        (.unreadableValue, "max: 2", "max: 02", nil), (.unreadableValue, "max: 2", "max: -2", nil),
        (.unreadableValue, "max: 2", "max: 2.0", nil), (.unreadableValue, "max: 2", "max: 0x2", nil),
        (.unreadableValue, "max: 2", "max: 99999999999999999999999", nil),
        (.unreadableValue, "max: 2", "max: 2\n        blank: yes", "43:16"),
        (.unreadableValue, "max: 2", "max: 2\n        blank: 'true'", nil),
        (.unreadableValue, "by: 2028-06-30", "by: 30-06-2028", "14:18"),
        (.unreadableValue, "by: 2028-06-30", "by: 2028-06-31", nil),
        (.unreadableValue, "2028-03-06T09:00:00+01:00", "2028-03-06 09:00", "17:10"),
        (.unreadableValue, "{noord: 3/2}", "{noord: 3/0}", "34:22"),
        (.unreadableValue, "{noord: 3/2}", "{noord: 1.}", nil),
        (.unreadableValue, "{noord: 3/2}", "{noord: -1}", nil),
        (.unreadableValue, "{noord: 3/2}", "{noord: '99999999999999999999'}", nil),
        (.unreadableValue, "{noord: 3/2}", "{Noord: 1}", "34:15"),
        (.unreadableValue, "degree: advise", "degree: advise\n    join: {noord: zuid}", nil),
        (.unreadableValue, "[9401]", "[940]", "25:40"),
        (.unreadableValue, "votes_per_address: one", "votes_per_address: two", "23:22"),
        (.indirection, "decision: Besluit 12", "decision: !ref Besluit 12", nil),
        (.indirection, "title: Proefronde", "title: !!int 3", nil),
        (.indirection, "- id: raad", "- !sheet\n    id: raad", nil),
        (.indirection, "uses: [woonfunctie]", "uses: !!seq [woonfunctie]", nil),
        (.indirection, "title: Proefronde", "title: &naam Proefronde\nmedia: [*naam]", "4:9"),
        (.zoneRules, "[9401]", "[]", "25:39"), (.zoneRules, "[9401]", "[not 9401]", "25:39"),
        (.zoneRules, "[9401]", "[9401, 9401]", "25:39"),
        (.ruleNumbers, "threshold: 50%", "threshold: 150%", "53:68"),
        (.ruleNumbers, "threshold: 50%", "threshold: 0", nil),
        (.ruleNumbers, "threshold: 50%", "threshold: 1", nil),
        (.ruleNumbers, "turnout_quorum: 0.3", "turnout_quorum: 1.3", nil),
        (.ruleNumbers, "turnout_quorum: 0.3", "support_quorum: 3/2", nil),
        (.offset, "opens: 2028-03-06T09:00:00+01:00", "opens: 2028-03-06T09:00:00+02:00", "17:10"),
        (.offset, "closes: 2028-03-27T21:00:00+02:00", "closes: 2028-03-27T21:00:00Z", "18:11"),
        (.offset, "until: 2028-03-29T12:00:00+02:00", "until: 2028-03-29T12:00:00+01:00", "21:22"),
        (.zonesOverlap, "not 9402AB 1-9 odd", "9401ZZ", "26:37"),
        (.bindingWeighed, "title: Bindend", "title: Bindend\n    weights: {zuid: 2}", "45:21"),
        (.weight, "{noord: 3/2}", "{noord: 0}", "34:22"),
        (.minimumBallots, "one\n", "one\n  minimum_ballots: 4\n", "24:20"),
        (.unreadable, "title: Proefronde", "title: Proef: ronde", "3:13"),
        (.unreadable, "title: Proefronde", "title: [Proefronde", nil),
        (.unreadable, "title: Proefronde", "\ttitle: Proefronde", nil),
        (.unreadable, "title: Proefronde", "title: \"Proefronde", nil),
        (.unreadable, "title: Proefronde", "title: Proefronde\n---\nmeer: 1", nil),
        (.unreadable, "title: Proefronde", "title: *nergens", nil),
        (.unreadable, "title: Proefronde", "title: a\u{1}b", nil),
        (.unreadable, "title: Proefronde", "title: Proefronde\u{2028}", "1:1"),
        (.unreadable, "title: Proefronde\n", "title: Proefronde\u{85}", "1:1"),
    ]

    @Test(arguments: faults)
    func oneFaultIsRefusedAtItsPlaceByItsCodeAlone(
        _ code: DefinitionProblem.Code,
        _ old: String,
        _ new: String,
        _ place: String?
    ) throws {
        let found = SampleFile.problems(try SampleFile.text(old, new))
        #expect(Set(found.map(\.problem.code)) == [code], "\(found.map { $0.text(file: "") })")
        guard let first = found.first, let place else { return }
        #expect("\(first.line):\(first.column)" == place, "\(first.text(file: ""))")
    }

    @Test(arguments: [
        "", " ", "\n\n", "# only a comment\n", "---\n...\n", "~", "[]", "{}", "3", "a: b", "- a", "%YAML 1.2\n---\n{}",
        "%TAG ! tag:example.org,2000:\n---\n{}", "\u{FEFF}id: x", "? a", "? [a]\n: b", "{a, b}", "\"", "'", "|", ">",
        "&a",
        "*a", "!", "!!", "---", "...", "-", "?", ":", "@", "`", "%", "[", "{", "]", "}", ",", "a: b: c", "\u{85}",
        "\u{2028}",
    ])
    func whatIsNoRoundIsRefused(_ text: String) {
        #expect(!SampleFile.problems(text).isEmpty)
    }

    @Test func everyCodeOfTheFileHasARefusal() {
        // Size and depth have tests of their own; the rest are found by RoundsTests.
        let expected: Set<DefinitionProblem.Code> = [
            .unreadable, .indirection, .unknownKey, .repeatedKey, .missingKey, .wrongKind, .unreadableValue, .zoneRules,
            .ruleNumbers, .offset,
        ]
        #expect(expected.isSubset(of: Set(Self.faults.map(\.0))))
    }
}
