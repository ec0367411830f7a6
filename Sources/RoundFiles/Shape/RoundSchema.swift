//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// The JSON Schema of a round's file, for editors that complete and check while one writes: ballots/round.schema.json.
///
/// It says which keys there are and what form their values have; only `RoundFile` checks what they mean.
public enum RoundSchema {
    /// The schema's text (JSON Schema, draft 7, which editors' YAML support knows best).
    public static var text: String {
        var entries: [(String, SchemaValue)] = [
            ("$schema", .string("http://json-schema.org/draft-07/schema#")),
            ("title", .string("A round of Stemronde")),
            ("description", .string("Made from the reader's own table of keys; see docs/round-definition.md.")),
        ]
        entries += RoundShape.round.schema
        entries.append(("definitions", .object([("bilingual", .object(Shape.bilingualSchema))])))
        return SchemaValue.object(entries).text() + "\n"
    }
}

extension Shape {
    /// A Dutch text, or both languages.
    fileprivate static var bilingualSchema: [(String, SchemaValue)] {
        [("anyOf", .list([.object(Shape.text.schema), .object(Shape.object(languages).schema)]))]
    }

    /// What the schema says about a value of this shape.
    fileprivate var schema: [(String, SchemaValue)] {
        switch self {
        // A bare 2028 or true is a text to the reader, and something else to an editor.
        case .text: [("type", .strings(["string", "number", "boolean"]))]
        case .bilingual: [("$ref", .string("#/definitions/bilingual"))]
        case .slug: [("type", .strings(["string", "integer"])), ("pattern", .string("^\(Self.slugPattern)$"))]
        case .stratum: [("type", .string("string")), ("pattern", .string("^\(Self.stratumPattern)$"))]
        case .zoneOrStratum: [("type", .string("string")), ("pattern", .string("^\(Self.zonePattern)$"))]
        case .word(let words): [("enum", .strings(words))]
        case .boolean: [("type", .string("boolean"))]
        case .integer(let range):
            [
                ("type", .string("integer")), ("minimum", .integer(range.lowerBound)),
                ("maximum", .integer(range.upperBound)),
            ]
        case .fraction:
            [
                ("type", .strings(["string", "number"])), ("pattern", .string(Self.fractionPattern)),
                ("minimum", .integer(0)),
            ]
        case .moment: [("type", .string("string")), ("pattern", .string(Self.momentPattern))]
        case .day: [("type", .string("string")), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
        case .url: [("type", .string("string")), ("pattern", .string("^https://"))]
        case .zoneRule: [("type", .strings(["string", "integer"]))]
        case .list(let element): [("type", .string("array")), ("items", .object(element.schema))]
        case .object(let fields): Self.objectSchema(fields)
        case .table(let keys, let values):
            [
                ("type", .string("object")), ("propertyNames", .object(keys.schema)),
                ("additionalProperties", .object(values.schema)),
            ]
        }
    }

    private static let slugPattern = "[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?"
    private static let stratumPattern = "\(slugPattern)/\(slugPattern)"
    private static let zonePattern = "\(slugPattern)(/\(slugPattern))?"
    private static let fractionPattern = "^(0|[1-9][0-9]*)(/[1-9][0-9]*|(\\.[0-9]{1,9})?%?)$"
    private static let momentPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$"

    private static func objectSchema(_ fields: [Field]) -> [(String, SchemaValue)] {
        let properties = fields.map { field in
            var schema = field.shape.schema
            if let note = field.fullNote {
                // In draft 7 nothing beside a `$ref` is read.
                if case .bilingual = field.shape { schema = [("allOf", .list([.object(schema)]))] }
                schema.insert(("description", .string(note)), at: 0)
            }
            return (field.key, SchemaValue.object(schema))
        }
        let required = fields.filter(\.isRequired).map(\.key)
        let demands: [(String, SchemaValue)] = required.isEmpty ? [] : [("required", .strings(required))]
        return [("type", .string("object")), ("additionalProperties", .boolean(false))] + demands
            + [("properties", .object(properties))]
    }
}

extension Field {
    /// The note, and what holds where the key is absent.
    fileprivate var fullNote: String? {
        guard case .standard(let standard) = presence else { return note.isEmpty ? nil : note }
        return "\(note) Default: \(standard)."
    }
}
