//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Rounds

/// Puts addresses into strata one by one, and counts.
struct AddressSorter {
    private(set) var letters: [IssuePlan.Letter] = []
    private(set) var leftOut: [LeftOut: Int] = [:]
    private(set) var parts: [IssueNumbers.Part]
    private(set) var inSeveralGroups = 0

    private let definition: RoundDefinition
    private let excludedStatuses: Set<String>
    /// The place among the members of each zone and group that is asked.
    private var members: [StratumID: Int] = [:]
    private var lastAddress: Address?
    private var lastZone: ZoneID?

    init(_ definition: RoundDefinition, _ strata: LetterClasses, excludedStatuses: [String]) {
        self.definition = definition
        self.excludedStatuses = Set(excludedStatuses)
        parts = strata.members.map {
            IssueNumbers.Part(stratum: $0.stratum, addresses: 0, votes: 0, letters: 0, leftOut: [:])
        }
        for (place, member) in strata.members.enumerated() { members[member.stratum] = place }
    }

    /// Refuses a register that cannot say what the definition asks of it.
    func checkSources(_ register: Register) throws(IssueError) {
        if definition.groups.contains(where: { !$0.uses.isEmpty }),
            !register.entries.contains(where: { !$0.uses.isEmpty })
        {
            throw IssueError(
                .registerWithoutUses,
                "the groups of round \(definition.id) take addresses by use, but the register has no "
                    + "verblijfsobjectgebruiksdoel"
            )
        }
        if definition.terms.votesPerAddress == .fromRegister,
            !register.entries.contains(where: { $0.voters != nil })
        {
            throw IssueError(
                .registerWithoutVoters,
                "round \(definition.id) gives everyone entitled a vote, but the register has no kiesgerechtigden"
            )
        }
    }

    /// Takes the register's next address.
    mutating func add(_ entry: RegisterEntry, at place: Int) {
        switch member(entry) {
        case .failure(let reason): leftOut[reason.reason, default: 0] += 1
        case .success(let member): add(entry, at: place, to: member)
        }
    }

    private mutating func add(_ entry: RegisterEntry, at place: Int, to member: Int) {
        parts[member].addresses += 1
        let isEach = definition.terms.votesPerAddress == .one
        let votes = isEach ? 1 : entry.voters ?? 0
        parts[member].votes += votes
        let reason: LeftOut?
        if entry.isSecondary {
            reason = .secondary
        } else if !entry.statuses.isEmpty, entry.statuses.allSatisfy(excludedStatuses.contains) {
            reason = .status
        } else if !isEach, entry.voters == nil {
            reason = .votersUnknown
        } else if entry.voters == 0 {
            reason = .noVoters
        } else {
            reason = nil
        }
        if let reason {
            parts[member].leftOut[reason, default: 0] += 1
            return
        }
        parts[member].letters += votes
        // Beyond the limit they are only counted: the issue will be refused.
        guard letters.count + votes <= Roll.limit else { return }
        guard let entry = UInt32(exactly: place), let member = UInt32(exactly: member) else {
            preconditionFailure("the register and the definition bound both")
        }
        letters.append(contentsOf: repeatElement(IssuePlan.Letter(entry: entry, member: member), count: votes))
    }

    private struct Nowhere: Error {
        let reason: LeftOut
    }

    /// The place of the address's zone × group.
    private mutating func member(_ entry: RegisterEntry) -> Result<Int, Nowhere> {
        guard let zone = zone(entry.address) else { return .failure(Nowhere(reason: .outsideZones)) }
        let groups = definition.groups.filter { Self.takes($0, entry) }
        guard let group = groups.first else {
            return .failure(Nowhere(reason: entry.uses.isEmpty ? .useUnknown : .otherUse))
        }
        if groups.count > 1 { inSeveralGroups += 1 }
        guard let member = members[StratumID(zone: zone, group: group.id)] else {
            return .failure(Nowhere(reason: .notAsked))
        }
        return .success(member)
    }

    private static func takes(_ group: Group, _ entry: RegisterEntry) -> Bool {
        group.uses.isEmpty || entry.uses.contains { use in group.uses.contains { $0.rawValue == use } }
    }

    /// The zone; neighbours in the register have the same postcode and number more often than not.
    private mutating func zone(_ address: Address) -> ZoneID? {
        if let lastAddress, lastAddress.sharesKey(with: address) { return lastZone }
        lastAddress = address
        lastZone = definition.zone(of: address.postcode, address.number)?.id
        return lastZone
    }
}
