//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Rounds

/// What may stand at a place of the file. The reader is driven by shapes, and the JSON Schema for editors is made of them.
indirect enum Shape: Sendable {
    /// One text; Dutch and English are told apart by their keys.
    case text
    /// A Dutch text, or `nl` and `en`.
    case bilingual
    case slug
    /// `zone/group`.
    case stratum
    /// A key of `weights`: a zone, or a zone and a group.
    case zoneOrStratum
    /// One of some words.
    case word([String])
    case boolean
    case integer(ClosedRange<Int>)
    /// `3/2`, `2`, `0.5` or `50%`.
    case fraction
    case moment
    case day
    case url
    case zoneRule
    case list(Shape)
    case object([Field])
    /// Keys of the author's choice.
    case table(keys: Shape, values: Shape)

    /// One of an enumeration's words.
    static func word<Word: CaseIterable & RawRepresentable<String>>(of type: Word.Type) -> Shape {
        .word(type.allCases.map(\.rawValue))
    }

    /// An optional text per word of an enumeration.
    static func texts<Word: CaseIterable & RawRepresentable<String>>(by type: Word.Type) -> Shape {
        .object(type.allCases.map { Field($0.rawValue, .bilingual, .optional) })
    }
}

/// A key of an object.
struct Field: Sendable {
    enum Presence: Sendable {
        case required
        case optional
        /// What holds where the key is absent, in words.
        case standard(String)
    }

    let key: String
    let shape: Shape
    let presence: Presence
    /// What it is for, for the author: shown by editors.
    let note: String

    init(_ key: String, _ shape: Shape, _ presence: Presence = .required, _ note: String = "") {
        self.key = key
        self.shape = shape
        self.presence = presence
        self.note = note
    }

    var isRequired: Bool {
        if case .required = presence { return true }
        return false
    }
}
