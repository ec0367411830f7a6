//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Registrar
import VerifyCommand

extension Refusal {
    /// What stands between a registrar and codes.
    static func failure(_ error: IssueError) -> CommandFailure {
        let hint: String? =
            switch error.code {
            case .stratumTooSmall: "see the letters of each stratum with --check"
            case .registerWithoutUses: "take the register's full export, or a definition whose groups name no uses"
            case .registerWithoutVoters: "give the numbers with --voters FILE"
            case .leftover: "if nothing is under way: overwrite its files (shred -u), remove it, and run this again"
            case .changed: "run it again"
            case .sheets, .tooMany, .folderExists, .unwritable, .form, .otherRound, .notFound, .letterExists, .refused,
                .noSpare:
                nil
            }
        return CommandFailure(error.detail, hint: hint)
    }
}
