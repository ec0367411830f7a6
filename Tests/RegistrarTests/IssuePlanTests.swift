//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Registrar
import Rounds
import Testing

@Suite("Issue plan")
struct IssuePlanTests {
    @Test("puts every address into its zone and group, or says why not")
    func strata() throws {
        let plan = try IssuePlan(definition: SampleRound.definition(), register: SampleRound.register())
        let names = ["noord/inwoners", "noord/winkels", "zuid/inwoners", "zuid/winkels"]
        #expect(plan.parts.map(\.stratum.text) == names)
        #expect(plan.parts.map(\.letters) == [8, 3, 7, 3])
        #expect(plan.leftOut == [.outsideZones: 1])
        #expect(plan.letterCount == 21)
    }

    @Test("makes one class of the strata that are the same on every sheet")
    func classes() throws {
        let plan = try IssuePlan(definition: SampleRound.definition(), register: SampleRound.register())
        #expect(plan.classes.map(\.id.text) == ["noord/inwoners", "noord/winkels", "zuid/inwoners"])
        #expect(plan.classes.map(\.strata) == [[0, 0], [1, nil], [2, 1]])
        #expect(plan.reserve == [4, 4, 4])
        #expect(plan.paper == [[3, 3], [3]])
        #expect(plan.codeCount == 21 + 12 + 9)
    }

    @Test("rounds shares up")
    func shares() throws {
        let reserve = try VotingTerms.Reserve(
            letterShare: #require(Fraction(3, 10)),
            letterMinimum: 1,
            paperShare: #require(Fraction(1, 2)),
            paperMinimum: 0
        )
        let plan = try IssuePlan(definition: SampleRound.definition(reserve: reserve), register: SampleRound.register())
        #expect(plan.reserve == [3, 2, 3])
        #expect(plan.paper == [[4, 7], [8]])
    }

    @Test("refuses a stratum with fewer letters than the smallest sum that may be opened")
    func tooSmall() throws {
        let definition = try SampleRound.definition(minimum: 7)
        let error = try #require(throws: IssueError.self) {
            try IssuePlan(definition: definition, register: SampleRound.register())
        }
        #expect(error.code == .stratumTooSmall)
        #expect(error.detail.contains("sheet raad, stratum noord/winkels: 6 letters, fewer than 7"))
        let enough = try IssuePlan(definition: SampleRound.definition(minimum: 6), register: SampleRound.register())
        #expect(enough.letterCount == 21)
    }

    @Test("gives everyone entitled a letter where the round says so")
    func voters() throws {
        let definition = try SampleRound.definition(votes: .fromRegister)
        var entries = try SampleRound.register(voters: 3).entries
        entries[0] = try changed(entries[0], voters: nil)
        entries[1] = try changed(entries[1], voters: 0)
        let plan = try IssuePlan(definition: definition, register: Register(entries))
        #expect(plan.parts[0].addresses == 8)
        #expect(plan.parts[0].votes == 18)
        #expect(plan.parts[0].letters == 18)
        #expect(plan.parts[0].leftOut == [.votersUnknown: 1, .noVoters: 1])
        let error = try #require(throws: IssueError.self) {
            try IssuePlan(definition: definition, register: SampleRound.register())
        }
        #expect(error.code == .registerWithoutVoters)
    }

    @Test("leaves out second addresses, excluded statuses, and addresses where nobody is entitled")
    func leftOut() throws {
        var entries = try SampleRound.register().entries
        entries[0] = try changed(entries[0], voters: nil, isSecondary: true)
        entries[1] = try changed(entries[1], voters: nil, statuses: ["gevormd"])
        entries[2] = try changed(entries[2], voters: 0)
        entries[3] = try changed(entries[3], voters: nil, statuses: ["gevormd", "in gebruik"])
        let plan = try IssuePlan(
            definition: SampleRound.definition(),
            register: Register(entries),
            excludedStatuses: ["gevormd"]
        )
        #expect(plan.parts[0].letters == 5)
        #expect(plan.parts[0].leftOut == [.secondary: 1, .status: 1, .noVoters: 1])
    }

    @Test("takes the first group for an address of two, and says how many there are")
    func groups() throws {
        var entries = try SampleRound.register().entries
        entries[0] = try changed(entries[0], voters: nil, uses: ["winkelfunctie", "woonfunctie"])
        entries[1] = try changed(entries[1], voters: nil, uses: ["sportfunctie"])
        entries[2] = try changed(entries[2], voters: nil, uses: [])
        let plan = try IssuePlan(definition: SampleRound.definition(), register: Register(entries))
        #expect(plan.inSeveralGroups == 1)
        #expect(plan.parts.map(\.letters) == [6, 3, 7, 3])
        #expect(plan.leftOut == [.outsideZones: 1, .otherUse: 1, .useUnknown: 1])
    }

    @Test("refuses a register without uses where groups ask for them, and takes it where they do not")
    func uses() throws {
        let bare = Register(try SampleRound.register().entries.map { try changed($0, voters: nil, uses: []) })
        let error = try #require(throws: IssueError.self) {
            try IssuePlan(definition: SampleRound.definition(), register: bare)
        }
        #expect(error.code == .registerWithoutUses)
        let plan = try IssuePlan(definition: SampleRound.definition(uses: false), register: bare)
        #expect(plan.parts.map(\.letters) == [11, 10])
    }

    @Test("refuses more letters than a roll holds, without making them")
    func tooMany() throws {
        var entries: [RegisterEntry] = []
        for entry in try SampleRound.register(noord: 300, zuid: 200, voters: 10_000).entries { entries.append(entry) }
        let error = try #require(throws: IssueError.self) {
            try IssuePlan(definition: SampleRound.definition(votes: .fromRegister), register: Register(entries))
        }
        #expect(error.code == .tooMany)
    }

    private func changed(
        _ entry: RegisterEntry,
        voters: Int?,
        uses: [String]? = nil,
        statuses: [String] = [],
        isSecondary: Bool = false
    ) throws -> RegisterEntry {
        RegisterEntry(
            address: entry.address,
            street: entry.street,
            town: entry.town,
            voters: voters,
            uses: uses ?? entry.uses,
            statuses: statuses,
            isSecondary: isSecondary,
            line: entry.line
        )
    }
}
