//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Why a row gives no address.
struct RowRefusal: Error {
    let reason: ImportProblem.Reason
    let detail: String

    init(_ reason: ImportProblem.Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }
}
