//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds
import Store

/// A file of ballots: each on a line of its own, in its canonical form, which holds no line break. The last line need
/// not be ended.
enum BallotLines {
    /// The ballots of a file.
    ///
    /// - Throws: `WebError` with code `unreadable` if there is none, or more than one submission may hold.
    static func split(_ file: [UInt8]) throws(WebError) -> [[UInt8]] {
        var lines = file.split(separator: 0x0A, maxSplits: BallotSubmission.limit + 1, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard !lines.isEmpty else { throw WebError(.unreadable, "there is no ballot") }
        guard lines.count <= BallotSubmission.limit else {
            throw WebError(.unreadable, "more than \(BallotSubmission.limit) ballots")
        }
        return lines.map { [UInt8]($0) }
    }

    /// The election that a ballot says to be for; nil if it does not begin as a ballot does.
    static func election(of ballot: [UInt8]) -> ElectionID? {
        var reader = CanonicalReader(ballot)
        guard reader.skip("{\"election_uuid\":"), let text = try? reader.string(limit: 64) else { return nil }
        return ElectionID(utf8: text)
    }
}
