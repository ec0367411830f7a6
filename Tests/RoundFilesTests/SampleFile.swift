//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import RoundFiles
import Rounds
import Testing

/// A small sound file, to be changed in one place.
enum SampleFile {
    static let text = """
        id: proef
        municipality: assen
        title: Proefronde
        summary: {nl: Een ronde., en: A round.}
        degree: co-decide
        plan:
          decision: Wat er met het plein gebeurt.
          decider: raad
          open: {content: De inrichting., process: De volgorde.}
          fixed: {money: Een miljoen.}
          value: Een plein waar je wilt zijn.
          roles: {owner: De wethouder, decider: De raad}
          audiences: {residents: Wie er woont}
          feedback: {by: 2028-06-30, how: In een brief.}
          adoption: {body: raad, decision: Besluit 12, date: 2028-01-20}
        schedule:
          opens: 2028-03-06T09:00:00+01:00
          closes: 2028-03-27T21:00:00+02:00
          paper:
            requests_until: 2028-03-20T17:00:00+01:00
            envelopes_until: 2028-03-29T12:00:00+02:00
        terms:
          votes_per_address: one
        zones:
          - {id: noord, nl: Noord, addresses: [9401]}
          - {id: zuid, nl: Zuid, addresses: [9402, not 9402AB 1-9 odd]}
        groups:
          - {id: inwoners, kind: residents, nl: Inwoners, uses: [woonfunctie]}
        sheets:
          - id: raad
            degree: advise
            title: Raadgevend
            description: Uw advies.
            weights: {noord: 3/2}
            questions:
              - id: groen
                text: Wat wilt u?
                options:
                  - {id: bomen, nl: Bomen, en: Trees}
                  - {id: gras, nl: Gras}
                  - {id: water, nl: Water}
                max: 2
          - id: besluit
            title: Bindend
            description: Uw besluit.
            questions:
              - id: plein
                text: Moet het plein autovrij worden?
                options:
                  - {id: for, nl: Voor}
                  - {id: against, nl: Tegen}
                binding:
                  rule: {basis: choices, comparison: more-than, threshold: 50%, turnout_quorum: 0.3}
                  commitment: {body: raad, promise: De raad volgt., decision: Besluit 13, date: 2028-01-20}
        """

    /// The file with one piece replaced, which must be there once.
    static func text(_ old: String, _ new: String) throws -> String {
        try #require(text.components(of: old) == 2, "\"\(old)\" is not there once")
        return text.replacing(old, with: new)
    }

    static func definition(_ text: String) throws(RoundFileError) -> RoundDefinition {
        try RoundFile.definition(yaml: Array(text.utf8))
    }

    /// The problems of a file; none if it is sound.
    static func problems(_ text: String) -> [RoundFileDiagnostic] {
        problems(Array(text.utf8))
    }

    static func problems(_ yaml: [UInt8]) -> [RoundFileDiagnostic] {
        do throws(RoundFileError) {
            _ = try RoundFile.definition(yaml: yaml)
            return []
        } catch {
            return error.diagnostics
        }
    }
}

extension String {
    fileprivate func components(of separator: String) -> Int {
        split(separator: separator, omittingEmptySubsequences: false).count
    }
}
