//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation

/// A municipality's colour, in which pages write its name and draw its buttons.
struct LookColour {
    /// `#rrggbb`.
    let text: String
    private let channels: [Double]

    /// WCAG 2.2, 1.4.3: what text needs at least against what is behind it.
    private static let contrast = 4.5

    /// Takes `#rrggbb`; nil for anything else.
    init?(_ text: String) {
        let digits = Array(text.utf8.dropFirst())
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
        var channels: [Double] = []
        for start in [0, 2, 4] {
            let pair = String(decoding: digits[start..<start + 2], as: UTF8.self)
            guard pair.allSatisfy(\.isHexDigit), let value = UInt8(pair, radix: 16) else { return nil }
            channels.append(Double(value) / 255)
        }
        self.text = text.lowercased()
        self.channels = channels
    }

    /// Whether white text on it, and it on a white page, can be read by everybody.
    var isReadable: Bool { contrastWithWhite >= Self.contrast }

    /// WCAG 2.2's contrast ratio with white, from 1 to 21.
    var contrastWithWhite: Double {
        let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    }

    /// The style sheet. Who prefers a dark page keeps the usual colours: this one was chosen for a light page.
    func styleSheet(of name: String) -> String {
        """
        /* \(name.replacing("*/", with: "")) */
        @media (prefers-color-scheme: light) {
          :root {
            --brand: \(text);
          }
        }

        """
    }
}
