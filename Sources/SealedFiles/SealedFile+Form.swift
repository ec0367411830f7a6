//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension SealedFile.Header {
    /// The lines above the keys and items, with their newlines.
    var text: [UInt8] {
        var lines = [needed == 0 ? SealedFile.plainLabel : SealedFile.sealedLabel, "purpose \(purpose)"]
        if needed > 0 {
            lines.append("needed \(needed)")
            for lock in locks {
                let salt = String(decoding: SealText.base64(lock.salt), as: UTF8.self)
                let check = String(decoding: SealText.base64(lock.check), as: UTF8.self)
                lines.append("lock \(lock.name) argon2id \(lock.cost.passes) \(lock.cost.kibibytes) \(salt) \(check)")
            }
        }
        lines.append("items \(itemCount)")
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// What stands before the file's key for these officials together.
    func keyLabel(_ way: [Int]) -> String {
        "key " + way.map { locks[$0].name }.joined(separator: "+")
    }
}

extension SealedFile {
    static func isPurpose(_ text: String) -> Bool {
        let text = text.utf8
        return (1...200).contains(text.count) && text.allSatisfy { (0x20...0x7E).contains($0) } && text.first != 0x20
            && text.last != 0x20
    }

    static func isLockName(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.allSatisfy { isLowerCaseOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    static func isItemName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                isLowerCaseOrDigit($0) || (65...90).contains($0) || [45, 46, 95].contains($0)
            }
    }

    private static func isLowerCaseOrDigit(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte)
    }
}
