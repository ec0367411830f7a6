//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// A credential of a sheet by what it is, not by its key.
public struct Holder: Hashable, Sendable {
    public let role: Roll.Role
    /// Its place in the sheet's strata, paper after letters.
    public let stratum: Int
    /// Which of them, from 0.
    public let number: Int

    public static func letter(_ stratum: Int, _ number: Int) -> Holder {
        Holder(role: .letter, stratum: stratum, number: number)
    }

    public static func reserve(_ stratum: Int, _ number: Int) -> Holder {
        Holder(role: .reserve, stratum: stratum, number: number)
    }

    /// A paper credential of the weight of the last stratum of letters, which every sheet has.
    public static func paper(_ number: Int, on sheet: Int) -> Holder {
        Holder(role: .paper, stratum: sheet == 0 ? 3 : 2, number: number)
    }

    /// Whoever is on no roll.
    public static let stranger = Holder(role: .letter, stratum: 99, number: 0)
}
