//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import AddressRegister
public import Rounds

/// Somebody with a vote, as the registrar's desk finds them: by address, never by name.
public struct LetterHolder: Sendable {
    public let holder: DeskBook.Holder
    public let address: Address
    /// The zone × group, before any is joined.
    public let stratum: StratumID
    /// The first letter; nil for somebody who was registered late.
    let letter: LinkTable.Letter?
    /// The spare codes that were given in the first one's place, the newest last. Which of them is in use the log says.
    let spares: [SpareName]

    /// Everybody at a postcode and house number: those with letters in the order of these, then those registered late.
    public static func all(
        at postcode: Postcode,
        _ number: HouseNumber,
        in link: LinkTable,
        _ book: DeskBook
    ) -> [LetterHolder] {
        let letters = link.letters(at: postcode, number).map { letter in
            LetterHolder(
                holder: .letter(letter.number),
                address: letter.address,
                stratum: letter.stratum,
                letter: letter,
                spares: book.spares(of: .letter(letter.number))
            )
        }
        let late = book.late(at: postcode, number).map { entry in
            LetterHolder(
                holder: entry.holder,
                address: entry.address,
                stratum: entry.stratum,
                letter: nil,
                spares: book.spares(of: entry.holder)
            )
        }
        return letters + late
    }
}
