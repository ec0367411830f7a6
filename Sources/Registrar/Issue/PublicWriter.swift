//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import Rounds

/// Writes what an issue makes public for a sheet.
enum PublicWriter {
    /// Writes the roll, and the same keys in the same order as the election's credentials; gives the roll's hash.
    static func write(_ roll: Roll, _ files: IssueFolder, _ sheet: SheetID) throws(IssueError) -> Digest {
        var hasher = DigestHasher()
        var file = try OutputFile(files.roll(sheet).path(percentEncoded: false), .everybody)
        try roll.write { piece throws(IssueError) in
            hasher.update(piece)
            try file.append(piece)
        }
        try file.finish()

        file = try OutputFile(files.credentials(sheet).path(percentEncoded: false), .everybody)
        try file.append("[".utf8)
        for place in 0..<roll.count {
            try file.append((place == 0 ? "\"" : ",\"").utf8)
            try file.append(CredentialText.hex(roll[place].key))
            try file.append("\"".utf8)
        }
        try file.append("]".utf8)
        try file.finish()
        return hasher.finish()
    }
}
