//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

extension Texts {
    /// A whole number with its thousands apart: `12.345`.
    public func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += self("number.thousands") }
            text.append(digit)
        }
        return value < 0 ? "-\(text)" : text
    }

    /// A share as a percentage with one decimal, rounded half up: `58,3%`; a dash if there is nothing to share.
    public func percentage(_ part: Int, of whole: Int) -> String {
        guard let share = Fraction(part, whole) else { return "–" }
        return percentage(share)
    }

    /// A fraction as a percentage with one decimal, rounded half up: `50,0%`, `33,3%`.
    public func percentage(_ share: Fraction) -> String {
        guard let hundredfold = share.multiplied(by: 100) else { return "–" }
        return self("number.percentage", ["number": fixed(hundredfold)])
    }

    /// A fraction with one decimal, rounded half up, for columns of numbers: `1.204,0`.
    public func fixed(_ value: Fraction) -> String {
        let parts = value.decimal(places: 1).split(separator: ".")
        return (Int(parts[0]).map { number($0) } ?? String(parts[0])) + self("number.decimal") + parts[1]
    }

    /// A fraction with at most `places` decimals, rounded half up, without zeros at its end: `1,5`.
    public func decimal(_ value: Fraction, places: Int = 2) -> String {
        let parts = value.decimal(places: places).split(separator: ".")
        let whole = Int(parts[0]).map { number($0) } ?? String(parts[0])
        guard parts.count == 2 else { return whole }
        let decimals = parts[1].reversed().drop { $0 == "0" }.reversed()
        return decimals.isEmpty ? whole : whole + self("number.decimal") + String(decimals)
    }

    /// A fraction as a share of something: `50%`, `12,5%`, or `1/3` where a percentage would not be exact.
    public func exactShare(_ share: Fraction) -> String {
        guard let hundredfold = share.multiplied(by: 100), hundredfold.multiplied(by: 10)?.denominator == 1 else {
            return share.description
        }
        return self("number.percentage", ["number": decimal(hundredfold, places: 1)])
    }

    /// `a, b and c`.
    public func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " " + self("word.and") + " " + last
    }
}
