//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import AddressRegister

extension RoundDefinition {
    /// The sheet with this id.
    public func sheet(_ id: SheetID) -> Sheet? {
        values.sheets.first { $0.id == id }
    }

    /// The question with this id, and the sheet that it stands on.
    public func question(_ id: QuestionID) -> (sheet: Sheet, question: Question)? {
        for sheet in values.sheets {
            if let question = sheet.questions.first(where: { $0.id == id }) { return (sheet, question) }
        }
        return nil
    }

    /// The zone that an address is in: the public answer to *is my address concerned?*
    public func zone(of postcode: Postcode, _ number: HouseNumber) -> RoundZone? {
        values.zones.first { $0.addresses.contains(postcode, number) }
    }

    /// What turnouts and quorums are a share of: households or people.
    public var electorateKind: ElectorateKind {
        values.terms.electorateKind
    }

    /// Every promise that the round makes, each once: those of its own degree, then those of its sheets'.
    public var promises: [Promise] {
        values.promises
    }
}

extension RoundDraft {
    var promises: [Promise] {
        var seen: Set<Promise> = []
        return ([degree] + sheets.map(\.degree)).flatMap(\.promises).filter { seen.insert($0).inserted }
    }
}
