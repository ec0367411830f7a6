//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

/// Reads the text of a list of credentials piece by piece.
struct CredentialListBuilder {
    private(set) var keys: [Bytes32] = []
    private(set) var weights: [Int] = []
    private(set) var entriesWithLogin = 0
    private(set) var totalWeight = 0

    /// What the next byte must be.
    private enum State {
        case start
        case firstEntry
        case entry
        case text
        case escaped
        case afterEntry
        case end
    }

    private var state = State.start
    /// The entry being read, with its quotes.
    private var text: [UInt8] = []
    /// A login may be long, not endless.
    private static let entryLimit = 1024

    /// Makes room for the keys of a text of `size` bytes, so that growing does not take twice the memory.
    mutating func reserve(textSize size: Int) {
        keys.reserveCapacity(min(size / 67, CredentialList.limit))
    }

    /// Reads on.
    mutating func append(_ piece: [UInt8]) throws(DocumentError) {
        for byte in piece { try append(byte) }
    }

    /// Demands that the list is complete.
    func finish() throws(DocumentError) {
        guard state == .end else { throw fault(.form, "the list ends too early") }
    }

    /// Adds an entry; a weight that is not said is 1.
    mutating func add(key: Bytes32, weight: Int?) throws(DocumentError) {
        guard keys.count < CredentialList.limit else { throw fault(.credentialCount, "there are too many") }
        let (total, overflow) = totalWeight.addingReportingOverflow(weight ?? 1)
        guard !overflow else { throw fault(.credentialWeight, "the weights are too large") }
        totalWeight = total
        if let weight, weights.isEmpty {
            weights = [Int](repeating: 1, count: keys.count)
            weights.append(weight)
        } else if !weights.isEmpty {
            weights.append(weight ?? 1)
        }
        keys.append(key)
    }

    private mutating func append(_ byte: UInt8) throws(DocumentError) {
        switch (state, byte) {
        case (.start, 0x5B): state = .firstEntry
        case (.firstEntry, 0x5D), (.afterEntry, 0x5D): state = .end
        case (.afterEntry, 0x2C): state = .entry
        case (.firstEntry, 0x22), (.entry, 0x22):
            text.append(byte)
            state = .text
        case (.text, 0x22):
            text.append(byte)
            try addEntry()
            text.removeAll(keepingCapacity: true)
            state = .afterEntry
        case (.text, _), (.escaped, _):
            guard text.count < Self.entryLimit else { throw fault(.form, "an entry is too long") }
            text.append(byte)
            state = state == .text && byte == 0x5C ? .escaped : .text
        default: throw fault(.form, "not a list of strings in the canonical form")
        }
    }

    private mutating func addEntry() throws(DocumentError) {
        var reader = DocumentReader(text, "credentials, entry \(keys.count + 1)")
        let fields = try reader.bytes(limit: Self.entryLimit)
            .split(separator: 0x2C, maxSplits: 2, omittingEmptySubsequences: false)
        guard let decoded = Hex.decode(fields[0]), let key = Bytes32(decoded.reversed()) else {
            throw fault(.pointText, "the key is not 64 lower-case hex digits")
        }
        // `KEY,,LOGIN` is how an entry without a weight carries a login.
        let isUnweighted = fields.count == 1 || (fields.count == 3 && fields[1].isEmpty)
        try add(key: key, weight: isUnweighted ? nil : try weight(fields[1]))
        if fields.count == 3 { entriesWithLogin += 1 }
    }

    private func weight(_ text: ArraySlice<UInt8>) throws(DocumentError) -> Int {
        do throws(TextError) {
            var reader = CanonicalReader(text)
            let weight = try reader.integer()
            try reader.end()
            return weight
        } catch {
            throw fault(.credentialWeight, "the weight is not a plain decimal number")
        }
    }

    private func fault(_ code: DocumentError.Code, _ what: String) -> DocumentError {
        DocumentError(code, "credentials, entry \(keys.count + 1): \(what)")
    }
}
