//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import QRSymbols

/// An address as a QR symbol, to be drawn in the page.
struct QRPicture: Sendable {
    /// What it leads to, for those who cannot scan it.
    let address: String
    /// The side of the view box.
    let side: String
    /// The dark modules, as the path of a line one unit wide.
    let path: String

    /// The picture of an address; nil if it is too long for one.
    init?(_ address: String) {
        guard let symbol = QRSymbol(Array(address.utf8)) else { return nil }
        self.address = address
        side = String(symbol.side)
        path = String(decoding: symbol.path, as: UTF8.self)
    }
}
