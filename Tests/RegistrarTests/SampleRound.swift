//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import RoundFixtures
import Rounds
import Testing

/// The small round with two groups, and registers for it.
enum SampleRound {
    static let elections: [SheetID: ElectionID] = [
        "raad": ElectionID("11111111111111"), "besluit": ElectionID("22222222222222"),
    ].compactMapValues { $0 }

    /// Advisory for both groups, zuid/winkels joined into noord/winkels; binding for residents. Without `uses` there are
    /// residents only, whatever a building is for.
    static func definition(
        votes: VotesPerAddress = .one,
        minimum: Int = 5,
        reserve: VotingTerms.Reserve = VotingTerms.Reserve(letterMinimum: 4, paperMinimum: 3),
        uses: Bool = true
    ) throws -> RoundDefinition {
        try SmallRound.definition { draft in
            draft.id = "proef"
            draft.plan.audiences[.businesses] = "Wie er werkt"
            draft.terms = VotingTerms(votesPerAddress: votes, minimumBallots: minimum, reserve: reserve)
            draft.groups[0].uses = uses ? [.dwelling] : []
            var weights = [("noord/inwoners", 2), ("zuid/inwoners", 1)]
            if uses {
                draft.groups.append(Group(id: "winkels", kind: .businesses, title: "Winkels", uses: [.shop]))
                let join = Electorate.Join(try stratum("zuid/winkels"), into: try stratum("noord/winkels"))
                draft.sheets[0].electorate.groups.append("winkels")
                draft.sheets[0].electorate.joins = [join]
                weights += [("noord/winkels", 1), ("zuid/winkels", 1)]
            }
            draft.sheets[0].weights = try weights.map { StratumWeight(try stratum($0.0), Fraction(whole: $0.1)) }
            draft.sheets[0].breakdown = false
        }
    }

    static func stratum(_ text: String) throws -> StratumID { try #require(StratumID(text)) }

    /// `noord` homes in 9401AA, `zuid` homes in 9402AA, shops in 9401BB and 9402BB, and one address outside.
    static func register(noord: Int = 8, zuid: Int = 7, shops: Int = 3, voters: Int? = nil) throws -> Register {
        var entries: [RegisterEntry] = []
        func add(_ count: Int, _ postcode: String, _ use: String) throws {
            for number in 1...max(count, 1) where count > 0 {
                entries.append(
                    RegisterEntry(
                        address: try Address(
                            postcode: Postcode(postcode),
                            number: #require(HouseNumber(number)),
                            letter: number.isMultiple(of: 2) ? "A" : "",
                            addition: ""
                        ),
                        street: "Straat; \"\(postcode)\"",
                        town: "Assen",
                        voters: voters,
                        uses: [use],
                        line: entries.count + 2
                    )
                )
            }
        }
        try add(noord, "9401AA", "woonfunctie")
        try add(zuid, "9402AA", "woonfunctie")
        try add(shops, "9401BB", "winkelfunctie")
        try add(shops, "9402BB", "winkelfunctie")
        try add(1, "9999ZZ", "woonfunctie")
        return Register(entries)
    }
}
