//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// What can be asked of the booth. Each call is exported under its own name.
public enum BoothCall: UInt8, Sendable, CaseIterable {
    case checkCode = 1
    case credentials = 2
    case election = 3
    case ballot = 4
    case cast = 5
    case audit = 6
    case discard = 7
    case forget = 8
}
