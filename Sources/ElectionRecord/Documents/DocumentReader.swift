//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

package import BallotCore
package import CanonicalText

/// Reads the canonical JSON of a document, and names the document in its errors.
package struct DocumentReader {
    private var reader: CanonicalReader
    private let document: String

    /// Reads `bytes`, which people know as `document`.
    package init(_ bytes: [UInt8], _ document: String) {
        reader = CanonicalReader(bytes)
        self.document = document
    }

    /// Bytes read so far.
    package var offset: Int {
        reader.offset
    }

    /// An error at this place.
    package func error(_ code: DocumentError.Code, _ what: String) -> DocumentError {
        DocumentError(code, "\(document), byte \(reader.offset): \(what)")
    }

    /// Reads exactly `text`.
    package mutating func literal(_ text: StaticString) throws(DocumentError) {
        try read { reader throws(TextError) in try reader.literal(text) }
    }

    /// Reads `text` if it stands here; says whether it did.
    package mutating func skip(_ text: StaticString) -> Bool {
        reader.skip(text)
    }

    /// Demands that nothing follows.
    package mutating func end() throws(DocumentError) {
        try read { reader throws(TextError) in try reader.end() }
    }

    /// Reads an integer from 0 up to `limit`.
    package mutating func integer(limit: Int = plainIntegerLimit) throws(DocumentError) -> Int {
        try read { reader throws(TextError) in try reader.integer(limit: limit) }
    }

    /// Reads `true` or `false`.
    package mutating func boolean() throws(DocumentError) -> Bool {
        try read { reader throws(TextError) in try reader.boolean() }
    }

    /// Reads a string of at most `limit` bytes, as UTF-8.
    package mutating func bytes(limit: Int) throws(DocumentError) -> [UInt8] {
        try read { reader throws(TextError) in try reader.string(limit: limit) }
    }

    /// Reads a string of at most `limit` bytes.
    package mutating func string(limit: Int) throws(DocumentError) -> String {
        String(decoding: try bytes(limit: limit), as: UTF8.self)
    }

    /// Reads a hash: a string of 64 hex digits.
    package mutating func digest() throws(DocumentError) -> Digest {
        try read { reader throws(TextError) in try reader.digest() }
    }

    /// Reads a point of the group.
    package mutating func point() throws(DocumentError) -> Point {
        let text = try bytes(limit: 128)
        do throws(Point.Failure) {
            return try Point(hex: text)
        } catch {
            switch error {
            case .text: throw self.error(.pointText, "a point is not 64 lower-case hex digits")
            case .encoding: throw self.error(.pointEncoding, "a point is no canonical encoding of one on the curve")
            case .subgroup: throw self.error(.pointSubgroup, "a point is outside the prime-order subgroup")
            }
        }
    }

    /// Reads a public key: a point other than the neutral element.
    package mutating func key() throws(DocumentError) -> Point {
        let key = try point()
        guard !key.isNeutral else { throw error(.neutralKey, "a key is the neutral element") }
        return key
    }

    /// Reads a scalar.
    package mutating func scalar() throws(DocumentError) -> Scalar {
        let text = try bytes(limit: 128)
        do throws(Scalar.DecimalError) {
            return try Scalar(decimal: text)
        } catch {
            switch error {
            case .spelling: throw self.error(.scalarText, "a scalar is not in plain decimal digits")
            case .range: throw self.error(.scalarRange, "a scalar is not under the group's order")
            }
        }
    }

    /// Reads `{"challenge":…,"response":…}`.
    package mutating func proof() throws(DocumentError) -> Proof {
        try literal("{\"challenge\":")
        let challenge = try scalar()
        try literal(",\"response\":")
        let response = try scalar()
        try literal("}")
        return Proof(challenge: challenge, response: response)
    }

    /// Reads `{"alpha":…,"beta":…}`.
    package mutating func ciphertext() throws(DocumentError) -> Ciphertext {
        try literal("{\"alpha\":")
        let alpha = try point()
        try literal(",\"beta\":")
        let beta = try point()
        try literal("}")
        return Ciphertext(alpha: alpha, beta: beta)
    }

    /// Reads a weight or count.
    package mutating func count() throws(DocumentError) -> Int {
        do throws(TextError) {
            return try reader.count()
        } catch {
            guard error.code == .number else { throw form(error) }
            throw self.error(.countRange, "a count is no number that a tally can have")
        }
    }

    /// Reads a list of at most `limit` elements.
    package mutating func list<Element>(
        limit: Int,
        _ body: (inout DocumentReader) throws(DocumentError) -> Element
    ) throws(DocumentError) -> [Element] {
        try literal("[")
        var elements: [Element] = []
        if skip("]") { return elements }
        repeat {
            guard elements.count < limit else { throw error(.form, "a list has more than \(limit) elements") }
            elements.append(try body(&self))
        } while skip(",")
        try literal("]")
        return elements
    }

    /// Reads a list of exactly `count` elements; other numbers of them throw `code`.
    package mutating func list<Element>(
        exactly count: Int,
        else code: DocumentError.Code,
        _ body: (inout DocumentReader) throws(DocumentError) -> Element
    ) throws(DocumentError) -> [Element] {
        try literal("[")
        var elements: [Element] = []
        while elements.count < count {
            if reader.next(is: "]") { throw error(code, "\(elements.count) elements where \(count) are asked") }
            if !elements.isEmpty { try literal(",") }
            elements.append(try body(&self))
        }
        if reader.next(is: ",") { throw error(code, "more elements than the \(count) that are asked") }
        try literal("]")
        return elements
    }

    /// Reads one element for each ciphertext of each question: a list of lists.
    package mutating func grid<Element>(
        _ shapes: [QuestionShape],
        _ body: (inout DocumentReader) throws(DocumentError) -> Element
    ) throws(DocumentError) -> [[Element]] {
        var question = 0
        return try list(exactly: shapes.count, else: .shape) { reader throws(DocumentError) in
            defer { question += 1 }
            return try reader.list(exactly: shapes[question].choices, else: .shape, body)
        }
    }

    private mutating func read<Value>(
        _ body: (inout CanonicalReader) throws(TextError) -> Value
    ) throws(DocumentError) -> Value {
        do throws(TextError) {
            return try body(&reader)
        } catch {
            throw form(error)
        }
    }

    private func form(_ error: TextError) -> DocumentError {
        DocumentError(.form, "\(document), byte \(error.offset): not the canonical form")
    }
}
