//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Rounds

extension LetterSender {
    /// Larger than any such file, in bytes.
    public static let sizeLimit = 10_000
    private static let valueLimit = 200

    /// Reads a file of lines `key: value`; empty lines and those that begin with `#` are skipped.
    ///
    ///     name: Gemeente Assen
    ///     host: stemmen.assen.example
    ///     return-address: Postbus 30018, 9400 RA Assen
    ///     telephone: 14 0592
    ///     email: stemronde@assen.example
    ///     counter: Stadhuis, Noordersingel 33, op werkdagen van 9.00 tot 17.00 uur
    ///     counter-en: Town hall, Noordersingel 33, weekdays from 9:00 to 17:00
    ///     privacy: assen.example/privacy
    ///     signatory: De griffier van de gemeenteraad
    ///     signatory-en: The clerk of the council
    ///     window: left
    ///
    /// The first three must be there, and one of telephone, email and counter.
    ///
    /// - Throws: `LetterError` with code `sender`, which names the line.
    public init(file bytes: [UInt8]) throws(LetterError) {
        var values = try Self.values(bytes)
        func take(_ key: Key) -> String? { values.removeValue(forKey: key) }
        func need(_ key: Key) throws(LetterError) -> String {
            guard let value = take(key) else { throw Self.failure("the line \"\(key.rawValue): …\" is missing") }
            return value
        }
        func texts(_ dutch: Key, _ english: Key) throws(LetterError) -> BilingualText? {
            let translation = take(english)
            guard let text = take(dutch) else {
                guard translation == nil else { throw Self.failure("\(english.rawValue) without \(dutch.rawValue)") }
                return nil
            }
            return BilingualText(nl: text, en: translation)
        }
        let host = try need(.host)
        guard let instance = InstanceID(host) else { throw Self.failure("\"\(host)\" is no host name") }
        let side = take(.window) ?? Window.left.rawValue
        guard let window = Window(rawValue: side) else {
            throw Self.failure("window is left or right, not \"\(side)\"")
        }
        self.init(
            name: try need(.name),
            host: instance,
            returnAddress: try need(.returnAddress),
            telephone: take(.telephone),
            email: take(.email),
            counter: try texts(.counter, .counterEnglish),
            privacy: take(.privacy),
            signatory: try texts(.signatory, .signatoryEnglish),
            window: window
        )
        guard telephone != nil || email != nil || counter != nil else {
            throw Self.failure("a telephone number, an email address or a counter is needed, so that people can ask")
        }
    }

    private enum Key: String {
        case name, host, telephone, email, counter, privacy, signatory, window
        case returnAddress = "return-address"
        case counterEnglish = "counter-en"
        case signatoryEnglish = "signatory-en"
    }

    private static func values(_ bytes: [UInt8]) throws(LetterError) -> [Key: String] {
        guard bytes.count <= sizeLimit, UTF8Text.isValid(bytes) else {
            throw failure("not UTF-8, or more than \(sizeLimit) bytes")
        }
        var values: [Key: String] = [:]
        for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line, as: UTF8.self).trimmed
            if text.isEmpty || text.hasPrefix("#") { continue }
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let key = Key(rawValue: String(parts[0])) else {
                throw failure("line \(place + 1) is not a line \"key: value\" with a key that is known")
            }
            let value = String(parts[1]).trimmed
            guard !value.isEmpty, value.utf8.count <= valueLimit else {
                throw failure("line \(place + 1): a value has 1 to \(valueLimit) bytes")
            }
            guard values.updateValue(value, forKey: key) == nil else {
                throw failure("line \(place + 1): \(key.rawValue) stands twice")
            }
        }
        return values
    }

    private static func failure(_ detail: String) -> LetterError {
        LetterError(.sender, "the sender's file: \(detail)")
    }
}

extension String {
    /// Without spaces, tabs and carriage returns at its ends.
    fileprivate var trimmed: String {
        let isGap: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
        var text = drop(while: isGap)
        while let last = text.last, isGap(last) { text.removeLast() }
        return String(text)
    }
}
