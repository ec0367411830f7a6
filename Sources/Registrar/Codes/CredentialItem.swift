//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Rounds

/// A credential to be derived for one sheet.
struct CredentialItem: Sendable {
    /// The place of its code in the vault.
    let code: UInt32
    /// The place of the address in the register; nil for a code that was made before anyone knew whose it becomes.
    let entry: UInt32?
    let role: Roll.Role
    /// Its place in the sheet's strata.
    let stratum: UInt32
}

extension IssuePlan {
    /// The places of codes in the vault: letters first, then the reserve by classes, then paper by sheets and weights.
    func items(sheet: Int) -> [CredentialItem] {
        var items: [CredentialItem] = []
        var code: UInt32 = 0
        for letter in letters {
            let letterClass = classes[strata.members[Int(letter.member)].letterClass]
            if let stratum = letterClass.strata[sheet] {
                items.append(CredentialItem(code: code, entry: letter.entry, role: .letter, stratum: UInt32(stratum)))
            }
            code += 1
        }
        for (letterClass, count) in zip(classes, reserve) {
            for _ in 0..<count {
                if let stratum = letterClass.strata[sheet] {
                    items.append(CredentialItem(code: code, entry: nil, role: .reserve, stratum: UInt32(stratum)))
                }
                code += 1
            }
        }
        for (place, weights) in paper.enumerated() {
            for (weight, count) in weights.enumerated() {
                for _ in 0..<count {
                    if place == sheet {
                        let stratum = UInt32(strata.sheets[sheet].letters.count + weight)
                        items.append(CredentialItem(code: code, entry: nil, role: .paper, stratum: stratum))
                    }
                    code += 1
                }
            }
        }
        return items
    }
}
