//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Reads the lines of a statement in the order in which the format has them; everything else is refused.
struct StatementReader {
    private let lines: [ArraySlice<UInt8>]
    private var next = 1

    /// A reader behind the label. The text must be UTF-8 and end in its only last newline.
    init(_ text: [UInt8], _ label: String) throws(RecordError) {
        guard text.last == 0x0A, UTF8Text.isValid(text) else {
            throw RecordError(.form, "a statement is not UTF-8, or its last line has no newline")
        }
        lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines[0].elementsEqual(label.utf8) else {
            throw RecordError(.form, "a statement does not begin with \(label)")
        }
    }

    /// Whether the next line has this key.
    func isNext(_ key: String) -> Bool {
        next < lines.count && lines[next].starts(with: Array(key.utf8) + [0x20])
    }

    /// The value of the next line, which must have this key.
    mutating func value(_ key: String) throws(RecordError) -> String {
        guard isNext(key) else { throw RecordError(.form, "line \(next + 1) of a statement is not \"\(key)\"") }
        let value = lines[next].dropFirst(key.utf8.count + 1)
        next += 1
        return String(decoding: value, as: UTF8.self)
    }

    /// The value of the next line, which must have this key and stand for a value.
    mutating func value<Value>(_ key: String, _ make: (String) -> Value?) throws(RecordError) -> Value {
        let text = try value(key)
        guard let value = make(text) else {
            throw RecordError(.form, "line \(next) of a statement is no \"\(key)\" in its one form")
        }
        return value
    }

    /// The values of the next line, which must have this key and exactly `count` values with a space between.
    mutating func values(_ key: String, _ count: Int) throws(RecordError) -> [String] {
        let values = try value(key).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard values.count == count else {
            throw RecordError(.form, "line \(next) of a statement has \(values.count) values, not \(count)")
        }
        return values
    }

    /// A value of the line that was just read.
    func part<Value>(_ text: String, _ make: (String) -> Value?) throws(RecordError) -> Value {
        guard let value = make(text) else {
            throw RecordError(.form, "line \(next) of a statement: \"\(text.prefix(80))\" is not what stands there")
        }
        return value
    }

    /// A number of the line that was just read: from 0 to 2³⁰ − 1, without a leading zero.
    func number(_ text: String) throws(RecordError) -> Int {
        try part(text, Self.number)
    }

    /// Numbers written as `name=number`, in the order of `names`.
    func numbers(_ values: some Sequence<String>, _ names: [String]) throws(RecordError) -> [Int] {
        var numbers: [Int] = []
        for (value, name) in zip(values, names) {
            guard value.hasPrefix(name + "=") else {
                throw RecordError(.form, "line \(next) of a statement does not have \"\(name)=\" where it should stand")
            }
            numbers.append(try number(String(value.dropFirst(name.count + 1))))
        }
        return numbers
    }

    /// Demands that no line follows.
    func end() throws(RecordError) {
        guard next == lines.count else {
            throw RecordError(.form, "line \(next + 1) of a statement stands behind its end")
        }
    }

    /// The value of a number's one text.
    static func number(_ text: String) -> Int? {
        var reader = CanonicalReader(Array(text.utf8))
        guard let value = try? reader.integer(limit: 1 << 30 - 1), (try? reader.end()) != nil else { return nil }
        return value
    }
}
