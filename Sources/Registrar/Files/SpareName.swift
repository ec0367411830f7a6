//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// The name of a spare code in a sealed file, by which it is opened alone.
public enum SpareName: Hashable, Sendable {
    /// A code for a letter of the class with this id, numbered from 1.
    case reserve(StratumID, Int)
    /// A code for a ballot on paper of a sheet, of the weight at this place among the sheet's, numbered from 1.
    case paper(SheetID, weight: Int, Int)

    /// `ZONE.GROUP.N`, or `SHEET.WEIGHT.N`; ids have no full stop.
    public var text: String {
        switch self {
        case .reserve(let stratum, let number): "\(stratum.zone).\(stratum.group).\(number)"
        case .paper(let sheet, let weight, let number): "\(sheet).\(weight).\(number)"
        }
    }

    /// Reads a name of a kind; nil for any other text.
    init?(_ kind: SpareCodes.Kind, _ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let number = Int(parts[2]) else { return nil }
        switch kind {
        case .reserve:
            guard let zone = ZoneID(parts[0]), let group = GroupID(parts[1]) else { return nil }
            self = .reserve(StratumID(zone: zone, group: group), number)
        case .paper:
            guard let sheet = SheetID(parts[0]), let weight = Int(parts[1]) else { return nil }
            self = .paper(sheet, weight: weight, number)
        }
        guard self.text == text else { return nil }
    }
}
