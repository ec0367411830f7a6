//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Every parser of this module behind one function, for fuzzing.
public enum NoteParsers {
    /// Reads `input` as everything it might be; stops the program if something accepted does not read back as it was.
    ///
    /// - Returns: how many parsers accepted it.
    @discardableResult
    public static func run(_ input: [UInt8]) -> Int {
        var accepted = 0
        func check(_ read: () throws -> [UInt8]) {
            guard let written = try? read() else { return }
            precondition(written == input, "accepted in two spellings")
            accepted += 1
        }
        check { try SignedNote(parsing: input).bytes }
        check { try Checkpoint(text: input).text }
        check { try SignedCheckpoint(parsing: input).bytes }
        check { try LogProof(parsing: input).bytes }
        check { try VerifierKey(text: input).text }
        check { try Array(Tile(path: input).path.utf8) }
        check {
            let key = try input.withUnsafeBytes { try SigningKey(text: $0) }
            return key.withText { Array($0) }
        }
        if let width = input.first, width > 0 {
            check {
                let entries = try EntryBundle.decode(Array(input.dropFirst()), count: Int(width))
                return try [width] + EntryBundle.encode(entries)
            }
        }
        return accepted
    }
}
