//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import Rounds
import Service
import SignedNotes
import Store
import StoreFixtures
import Testing

/// Every statement in every phase, handed in to the service as officials do: what the table allows is taken, the rest is
/// refused and leaves no trace (docs/state-machines.md).
@Suite struct PhaseWalkTests {
    private let walk: PhaseWalk

    init() async throws {
        walk = try await PhaseWalk()
    }

    @Test func everyActInEveryPhaseIsTakenOrLeavesNoTrace() async throws {
        #expect(Set(walk.phases.keys) == Set(Phase.allCases))
        for (phase, kept) in walk.phases {
            #expect(try await walk.phase(of: kept) == phase)
            let before = try await ServiceTrace(kept)
            for kind in ActKind.allCases {
                let setting = try walk.setting(kind, in: kept.round)
                let name: Comment = "\(kind) in a round that is \(phase)"
                guard let next = phase.after(kind) else {
                    let refusal = try await kept.refusal(of: setting)
                    guard case .rules(let problems)? = refusal else {
                        Issue.record("\(name): \(String(describing: refusal))")
                        continue
                    }
                    #expect(problems.map(\.code) == [.outOfPhase], name)
                    #expect(problems.first?.detail == "act \(kind.rawValue) in a round that is \(phase)", name)
                    #expect(try await ServiceTrace(kept) == before, name)
                    continue
                }
                let copy = try ServiceSetting(copying: kept)
                #expect(try await copy.refusal(of: setting) == nil, name)
                #expect(try await walk.phase(of: copy) == next, name)
                #expect(try await ServiceTrace(copy).record.lastAct != before.record.lastAct, name)
            }
            // Whoever opens the database anew finds what was there.
            let reopened = try ServiceSetting(copying: kept)
            #expect(try await ServiceTrace(reopened).record == before.record)
            try await reopened.service.store.checkEverything()
        }
    }

    @Test func blocksAndActivationsInEveryPhaseAreTakenOrLeaveNoTrace() async throws {
        for (phase, kept) in walk.phases {
            let round = kept.round
            let before = try await ServiceTrace(kept)
            let now = kept.service.clock.seconds
            let block = try round.block(round.sheets[0].letters[0].publicKey.bytes, at: now)
            let late = Activation.Ground.late(try #require(StatementWords("verhuisd")))
            let activation = try round.activation(round.sheets[0].reserve[0].publicKey.bytes, late, at: now)
            for statement in [block, activation] {
                let setting = try ServiceSetting(copying: kept)
                let code: LogProblem.Code?
                switch phase {
                case .ready, .open, .suspended: code = nil
                case .draft: code = .unknownElection
                default: code = .outOfPhase
                }
                let outcome = try await setting.service.submit(statement.note.bytes)
                guard let code else {
                    guard case .recorded = outcome else {
                        Issue.record("\(phase): \(outcome)")
                        continue
                    }
                    continue
                }
                guard case .refused(.rules(let problems)) = outcome else {
                    Issue.record("\(phase): \(outcome)")
                    continue
                }
                #expect(problems.map(\.code) == [code], "\(phase)")
                #expect(try await ServiceTrace(setting).record == before.record)
                #expect(try await kept.refusal(of: statement.note.bytes) != nil)
                #expect(try await ServiceTrace(kept) == before)
            }
        }
    }
}
