//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why a file is refused: everything that was found, in the order of the file; at least one.
public struct RoundFileError: Error, Hashable, Sendable {
    public let diagnostics: [RoundFileDiagnostic]

    init(_ diagnostics: [RoundFileDiagnostic]) {
        precondition(!diagnostics.isEmpty, "an error without a problem")
        self.diagnostics = diagnostics
    }
}
