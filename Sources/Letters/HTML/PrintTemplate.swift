//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CSodium

/// Markup with places that are filled in for every copy.
///
/// The rest of a letter is made once. What is filled in may be a voting code, so copies are byte arrays that the caller
/// wipes, never strings.
struct PrintTemplate: Sendable {
    private enum Piece: Sendable {
        case markup([UInt8])
        case slot(Int)
    }

    private let pieces: [Piece]
    private let size: Int

    /// Takes markup with slots made by `HTML.slot`.
    init(_ html: HTML) {
        var pieces: [Piece] = []
        var markup: [UInt8] = []
        for scalar in html.text.unicodeScalars {
            if (HTML.firstSlot..<(HTML.firstSlot + UInt32(HTML.slotCount))).contains(scalar.value) {
                pieces.append(.markup(markup))
                pieces.append(.slot(Int(scalar.value - HTML.firstSlot)))
                markup = []
            } else {
                markup.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        pieces.append(.markup(markup))
        self.pieces = pieces
        size = pieces.reduce(0) { sum, piece in
            if case .markup(let bytes) = piece { sum + bytes.count } else { sum }
        }
    }

    /// A copy, with these values in its slots: markup as bytes. Slots without a value stay empty.
    func filled(_ values: [[UInt8]]) -> [UInt8] {
        let slots = pieces.reduce(0) { sum, piece in
            if case .slot(let slot) = piece, slot < values.count { sum + values[slot].count } else { sum }
        }
        // Enough room from the start, so that no growing leaves a copy behind.
        var copy: [UInt8] = []
        copy.reserveCapacity(size + slots)
        for piece in pieces {
            switch piece {
            case .markup(let bytes): copy.append(contentsOf: bytes)
            case .slot(let slot): if slot < values.count { copy.append(contentsOf: values[slot]) }
            }
        }
        return copy
    }
}
