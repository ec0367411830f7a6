//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Tally

/// The code of the error that this throws; nil if it throws none.
func code(_ body: () throws -> Void) -> TallyError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? TallyError)?.code
    }
}
