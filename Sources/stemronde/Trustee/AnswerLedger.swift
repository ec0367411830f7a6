//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import KeyCeremony
import SealedFiles
import Tally
import VerifyCommand

/// The book of answers in a trustee's folder: what is entered is on the disk before anything is answered.
struct AnswerLedger {
    private let path: String

    init(_ folder: TrusteeFolder) {
        path = folder.answers
    }

    /// Enters tallies, all or none, and returns only when that would survive a power cut.
    ///
    /// Throws if another tally of one of the elections stands there.
    func enter(_ statements: [TallyStatement]) throws {
        // Two commands at once must not both find an empty book.
        let lock = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw CommandFailure("\(path).lock: cannot be made", status: .unreadable) }
        defer { close(lock) }
        guard flock(lock, LOCK_EX) == 0 else { throw CommandFailure("\(path): cannot be locked") }

        var book = AnswerBook()
        if NewFile.isThere(path) {
            let kept = try SecretFile.read(path, limit: InputFile.limit)
            book = try AnswerBook(kept.withUnsafeBytes { Array($0) })
        }
        let before = book
        do throws(TallyError) {
            for statement in statements { try book.enter(statement) }
        } catch {
            guard error.code == .otherTally else { throw error }
            throw CommandFailure(
                error.detail,
                hint: "the sums of two tallies open the ballots between them: ask the other trustees what they see"
            )
        }
        guard book != before else { return }
        let bytes = SecretBytes(copying: book.bytes)
        try bytes.withUnsafeBytes { try AtomicFile.write($0, to: path, existing: .replace) }
    }
}
