//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What an act sets for one sheet.
public struct SheetValue<Value: Hashable & Sendable>: Hashable, Sendable {
    public let sheet: SheetID
    public let value: Value

    public init(_ sheet: SheetID, _ value: Value) {
        self.sheet = sheet
        self.value = value
    }
}
