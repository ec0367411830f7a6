//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// libsodium, made ready once: its random numbers need that.
enum Sodium {
    static let isReady = sodium_init() >= 0
}
