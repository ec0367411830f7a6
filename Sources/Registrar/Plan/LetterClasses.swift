//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// The zones × groups that some sheet asks, and the classes that they make.
struct LetterClasses: Sendable {
    /// A zone × group that some sheet asks.
    struct Member: Sendable {
        let stratum: StratumID
        /// The place of its class.
        let letterClass: Int
    }

    /// In the definition's order: zones first, groups within.
    let members: [Member]
    /// In the order of their first members.
    let classes: [LetterClass]
    /// The strata of each sheet.
    let sheets: [SheetStrata]

    init(_ definition: RoundDefinition) throws(IssueError) {
        var sheets: [SheetStrata] = []
        var places: [[StratumID: Int]] = []
        for sheet in definition.sheets {
            let strata = sheet.strata
            guard let numbered = SheetStrata(strata) else {
                throw IssueError(.sheets, "sheet \(sheet.id) has no strata, or too many")
            }
            sheets.append(numbered)
            var own: [StratumID: Int] = [:]
            for (place, stratum) in strata.enumerated() {
                for member in stratum.members { own[member] = place }
            }
            places.append(own)
        }
        var members: [Member] = []
        var classes: [LetterClass] = []
        var known: [[Int?]: Int] = [:]
        for zone in definition.zones {
            for group in definition.groups {
                let stratum = StratumID(zone: zone.id, group: group.id)
                let strata = places.map { $0[stratum] }
                guard strata.contains(where: { $0 != nil }) else { continue }
                let place = known[strata] ?? classes.count
                if place == classes.count {
                    classes.append(LetterClass(id: stratum, strata: strata))
                    known[strata] = place
                }
                members.append(Member(stratum: stratum, letterClass: place))
            }
        }
        self.members = members
        self.classes = classes
        self.sheets = sheets
    }
}
