//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// What registrar and trustees hand in for a sheet.
public struct SheetSetUp: Sendable {
    /// The sheet.
    public let sheet: SheetID
    /// roll.json, as the registrar issued it.
    public let roll: [UInt8]
    /// The trustees' document of the key ceremony.
    public let trustees: [UInt8]

    /// What was handed in.
    public init(sheet: SheetID, roll: [UInt8], trustees: [UInt8]) {
        self.sheet = sheet
        self.roll = roll
        self.trustees = trustees
    }
}
