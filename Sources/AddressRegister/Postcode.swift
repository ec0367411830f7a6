//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A Dutch postcode: an area from 1000 to 9999 and two letters.
///
/// Ordered as its text is. Which postcodes exist only the register knows.
public struct Postcode: Hashable, Sendable {
    /// Area × 676 + the letters as a number in base 26.
    let packed: UInt32

    static let lettersPerArea: UInt32 = 676
    /// 1000AA.
    static let first = Postcode(packed: 1000 * lettersPerArea)
    /// 9999ZZ.
    static let last = Postcode(packed: 10_000 * lettersPerArea - 1)

    init(packed: UInt32) {
        self.packed = packed
    }

    /// Reads `9401AB` and nothing else: how registers and voting codes have it.
    public init(_ text: String) throws(AddressError) {
        var copy = text
        guard let postcode = copy.withUTF8({ Postcode(bytes: UnsafeRawBufferPointer($0)) }) else {
            throw AddressError(
                .postcode,
                "postcode \(Excerpt.quoted(text)): four digits from 1000 and two capitals are expected"
            )
        }
        self = postcode
    }

    /// Reads what a person types: any case, spaces or a hyphen between digits and letters.
    public init(typed text: String) throws(AddressError) {
        let kept = (TypedText.bytes(text) ?? []).filter { $0 != 0x20 && $0 != 0x2D }.map(\.uppercased)
        guard let postcode = kept.withUnsafeBytes({ Postcode(bytes: $0) }) else {
            throw AddressError(
                .postcode,
                "postcode \(Excerpt.quoted(text)): four digits from 1000 and two letters are expected"
            )
        }
        self = postcode
    }

    /// Reads `9401AB`; nil for anything else.
    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 6, bytes[4].isUpper, bytes[5].isUpper else { return nil }
        var area: UInt32 = 0
        var index = 0
        while index < 4 {
            guard bytes[index].isDigit else { return nil }
            area = area * 10 + UInt32(bytes[index] - 0x30)
            index += 1
        }
        guard area >= 1000 else { return nil }
        packed = area * Self.lettersPerArea + UInt32(bytes[4] - 0x41) * 26 + UInt32(bytes[5] - 0x41)
    }

    /// The four digits.
    public var area: Int {
        Int(packed / Self.lettersPerArea)
    }

    /// `9401AB`: the form in which it enters a credential.
    public var text: String {
        "\(area)\(letters)"
    }

    /// `9401 AB`: the form on a letter.
    public var spaced: String {
        "\(area) \(letters)"
    }

    private var letters: String {
        let pair = packed % Self.lettersPerArea
        return String(decoding: [UInt8(pair / 26) + 0x41, UInt8(pair % 26) + 0x41], as: UTF8.self)
    }
}

extension Postcode: Comparable {
    public static func < (left: Postcode, right: Postcode) -> Bool {
        left.packed < right.packed
    }
}

extension Postcode: CustomStringConvertible {
    public var description: String { text }
}
