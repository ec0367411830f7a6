//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A point in time to the second with its offset from UTC: RFC 3339, in one spelling.
///
/// `2028-03-15T09:00:00+01:00`; offset zero is written `Z`. Two moments are equal if their texts are; `<` compares
/// the instants, so `unixSeconds` decides whether two moments are the same instant.
public struct Moment: Hashable, Sendable {
    /// Seconds from 1970-01-01T00:00:00Z, without leap seconds.
    public let unixSeconds: Int
    /// Minutes that local time is ahead of UTC, from -1439 to 1439.
    public let offsetMinutes: Int

    /// The given instant; nil if its local or its UTC year is not from 1970 to 9999, or the offset is a day or more.
    public init?(unixSeconds: Int, offsetMinutes: Int = 0) {
        guard (-1439...1439).contains(offsetMinutes), (0...Self.latest).contains(unixSeconds),
            (0...Self.latest).contains(unixSeconds + offsetMinutes * 60)
        else { return nil }
        self.unixSeconds = unixSeconds
        self.offsetMinutes = offsetMinutes
    }

    /// Reads `YYYY-MM-DDTHH:MM:SS` and `Z` or `±HH:MM`; nil for any other spelling: lower case, parts of seconds,
    /// second 60, `+00:00`, a day that does not exist.
    public init?(_ text: some StringProtocol) {
        let bytes = [UInt8](text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Digits.read(bytes, at: 11, count: 2), hour < 24,
            let minute = Digits.read(bytes, at: 14, count: 2), minute < 60,
            let second = Digits.read(bytes, at: 17, count: 2), second < 60,
            let offset = Self.offset(Array(bytes[19...]))
        else { return nil }
        let local = day.number * 86_400 + hour * 3600 + minute * 60 + second
        self.init(unixSeconds: local - offset * 60, offsetMinutes: offset)
    }

    /// `YYYY-MM-DDTHH:MM:SS` and the offset.
    public var text: String {
        let seconds = (unixSeconds + offsetMinutes * 60) % 86_400
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Digits.pad($0, to: 2) }
        return "\(day)T\(clock.joined(separator: ":"))\(offsetText)"
    }

    /// The calendar day at this moment, by its own offset.
    public var day: Day {
        Day(number: (unixSeconds + offsetMinutes * 60) / 86_400)
    }

    /// 9999-12-31T23:59:59.
    private static let latest = 253_402_300_799

    private var offsetText: String {
        guard offsetMinutes != 0 else { return "Z" }
        let minutes = Int(offsetMinutes.magnitude)
        let clock = "\(Digits.pad(minutes / 60, to: 2)):\(Digits.pad(minutes % 60, to: 2))"
        return (offsetMinutes < 0 ? "-" : "+") + clock
    }

    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes == [UInt8(ascii: "Z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            let hours = Digits.read(bytes, at: 1, count: 2), hours < 24,
            let minutes = Digits.read(bytes, at: 4, count: 2), minutes < 60, hours + minutes > 0
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }
}

extension Moment: Comparable, CustomStringConvertible {
    /// Whether the left instant is earlier; of one instant, the smaller offset comes first.
    public static func < (left: Self, right: Self) -> Bool {
        (left.unixSeconds, left.offsetMinutes) < (right.unixSeconds, right.offsetMinutes)
    }

    public var description: String { text }
}
