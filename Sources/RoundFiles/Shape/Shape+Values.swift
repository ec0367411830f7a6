//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Rounds

extension Shape {
    static let languages = [Field("nl", .text), Field("en", .text, .optional)]

    /// What an author should write, for messages.
    var expectation: String {
        switch self {
        case .text: "a text"
        case .bilingual: "a text, or one under `nl` and one under `en`,"
        case .slug: "a short name of a-z, 0-9 and inner hyphens, such as centrum-noord,"
        case .stratum: "a zone and a group, such as centrum/inwoners,"
        case .zoneOrStratum: "a zone or a zone and a group, such as centrum/inwoners,"
        case .word(let words): "one of " + words.joined(separator: ", ")
        case .boolean: "true or false"
        case .integer(let range): "a number from \(range.lowerBound) to \(range.upperBound) without quotes"
        case .fraction: "a number such as 3/2, 2, 0.5 or 50%"
        case .moment: "a moment such as 2028-03-15T09:00:00+01:00"
        case .day: "a day such as 2028-03-15"
        case .url: "an address beginning with https://"
        case .zoneRule: "a rule such as 9401, 9401AB-9401BZ, 9401AB 1-99 odd or not 9401AC"
        case .list: "a list"
        case .object: "a set of keys"
        case .table: "a set of keys"
        }
    }

    /// Why a scalar is not a value of this shape; nil if it is.
    func flaw(of text: String, plain: Bool) -> String? {
        if case .zoneRule = self {
            do throws(AddressError) {
                _ = try ZoneRule(text)
                return nil
            } catch {
                return error.detail
            }
        }
        return accepts(text, plain: plain) ? nil : "\(quoted(text)) stands here, where \(expectation) is expected"
    }

    private func accepts(_ text: String, plain: Bool) -> Bool {
        switch self {
        case .text, .bilingual, .url, .zoneRule: true
        case .slug: ZoneID(text) != nil
        case .stratum: StratumID(text) != nil
        case .zoneOrStratum: StratumID(text) != nil || ZoneID(text) != nil
        case .word(let words): words.contains(text)
        case .boolean: plain && Self.boolean(text) != nil
        case .integer(let range): plain && Self.integer(text, range) != nil
        case .fraction: Fraction(text: text) != nil
        case .moment: Moment(text) != nil
        case .day: Day(text) != nil
        case .list, .object, .table: false
        }
    }

    static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true": true
        case "false": false
        default: nil
        }
    }

    /// Reads digits without a sign or a leading zero.
    static func integer(_ text: String, _ range: ClosedRange<Int>) -> Int? {
        guard let value = Int(text), String(value) == text, range.contains(value) else { return nil }
        return value
    }
}
