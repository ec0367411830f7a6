//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import Rounds

/// That a pile was compared: by whom, which files, and which ballots differ.
struct ComparisonMark {
    let text: [UInt8]

    init(_ comparison: EntryComparison, of folder: DeskFolder) throws {
        let pile = comparison.first.pile
        var text = "stemronde/paper-comparison/v1\npile \(pile.name)\nballots \(comparison.first.lines.count)\n"
        for official in [comparison.first.official, comparison.second.official] {
            let bytes = [UInt8](try Data(contentsOf: folder.entry(pile, official)))
            text += "entry \(official) \(PaperStatement.hex(Digest(of: bytes)))\n"
        }
        text += "differing \(comparison.differing.map(String.init).joined(separator: " "))\n"
        self.text = Array(text.utf8)
    }
}
