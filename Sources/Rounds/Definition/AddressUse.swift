//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What an address is used for, in the words of the national address register (BAG, `gebruiksdoel`).
public enum AddressUse: String, CaseIterable, Sendable {
    case dwelling = "woonfunctie"
    case assembly = "bijeenkomstfunctie"
    case detention = "celfunctie"
    case healthCare = "gezondheidszorgfunctie"
    case industry = "industriefunctie"
    case office = "kantoorfunctie"
    case lodging = "logiesfunctie"
    case education = "onderwijsfunctie"
    case sports = "sportfunctie"
    case shop = "winkelfunctie"
    case other = "overige gebruiksfunctie"
}
