//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Rounds

/// The texts that are signed at the paper desk.
enum PaperStatement {
    /// The text for lines that one official typed, or two together. It holds no answer.
    static func entry(
        _ definition: RoundDefinition,
        _ pile: Pile,
        _ officials: [OfficialID],
        numbers: [Int],
        _ lines: [UInt8]
    ) -> [UInt8] {
        let names = officials.map(\.text).joined(separator: " ")
        var text = "stemronde/paper-\(officials.count == 1 ? "entry" : "resolution")/v1\n"
        text += "round \(definition.id)\ndefinition \(hex(definition.digest))\npile \(pile.name)\nofficials \(names)\n"
        if officials.count == 1 {
            text += "ballots \(numbers.count)\n"
        } else {
            text += "ballots \(numbers.map(String.init).joined(separator: " "))\n"
        }
        return Array((text + "lines \(hex(Digest(of: lines)))\n").utf8)
    }

    static func hex(_ digest: Digest) -> String {
        String(decoding: digest.hex, as: UTF8.self)
    }
}
