//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

extension IssueNumbers {
    /// issue.json: canonical JSON; a reason that applies to no address is not written.
    public var json: [UInt8] {
        var writer = CanonicalWriter(capacity: 1024 + parts.count * 160)
        writer.literal("{\"round\":")
        writer.string(round.text.utf8)
        writer.literal(",\"definition\":")
        writer.string(definition.hex)
        writer.literal(",\"register\":")
        source.write(to: &writer)
        writer.literal(",\"excluded_statuses\":")
        writer.list(excludedStatuses) { $0.string($1.utf8) }
        writer.literal(",\"left_out\":")
        writer.reasons(leftOut)
        writer.literal(",\"strata\":")
        writer.list(parts) { $1.write(to: &$0) }
        writer.literal(",\"sheets\":")
        writer.list(rolls) { $1.write(to: &$0) }
        writer.literal("}")
        return writer.bytes
    }

    /// Reads issue.json in its one form.
    ///
    /// - Throws: `RecordError`.
    public init(json: [UInt8]) throws(RecordError) {
        let content: Content
        do throws(TextError) {
            var reader = CanonicalReader(json)
            content = try Content(from: &reader)
            try reader.end()
        } catch {
            throw RecordError("issue", error)
        }
        try self.init(
            round: content.round,
            definition: content.definition,
            source: content.source,
            excludedStatuses: content.excludedStatuses,
            leftOut: content.leftOut,
            parts: content.parts,
            rolls: content.rolls
        )
    }

    /// The values as they stand, before their sums are checked.
    private struct Content {
        let round: RoundID
        let definition: Digest
        let source: Source
        let excludedStatuses: [String]
        let leftOut: [LeftOut: Int]
        let parts: [Part]
        let rolls: [SheetRoll]

        init(from reader: inout CanonicalReader) throws(TextError) {
            try reader.literal("{\"round\":")
            round = try reader.slug()
            try reader.literal(",\"definition\":")
            definition = try reader.value { Digest(hex: $0) }
            try reader.literal(",\"register\":")
            source = try Source(from: &reader)
            try reader.literal(",\"excluded_statuses\":")
            excludedStatuses = try reader.list(limit: 100) { reader throws(TextError) in
                String(decoding: try reader.string(limit: 1000), as: UTF8.self)
            }
            try reader.literal(",\"left_out\":")
            leftOut = try reader.reasons()
            try reader.literal(",\"strata\":")
            parts = try reader.list(limit: SheetStrata.limit) { reader throws(TextError) in try Part(from: &reader) }
            try reader.literal(",\"sheets\":")
            rolls = try reader.list(limit: SheetStrata.limit) { reader throws(TextError) in
                try SheetRoll(from: &reader)
            }
            try reader.literal("}")
        }
    }
}

extension IssueNumbers.Source {
    fileprivate func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"digest\":")
        writer.string(digest.hex)
        writer.literal(",\"date\":")
        writer.string(date.text.utf8)
        writer.literal(",\"addresses\":")
        writer.integer(addresses)
        if let votersDigest {
            writer.literal(",\"voters\":")
            writer.string(votersDigest.hex)
        }
        writer.literal("}")
    }

    fileprivate init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"digest\":")
        let digest = try reader.value { Digest(hex: $0) }
        try reader.literal(",\"date\":")
        let date = try reader.day()
        try reader.literal(",\"addresses\":")
        let addresses = try reader.integer(limit: IssueNumbers.limit)
        let voters = reader.skip(",\"voters\":") ? try reader.value { Digest(hex: $0) } : nil
        try reader.literal("}")
        self.init(digest: digest, date: date, addresses: addresses, votersDigest: voters)
    }
}

extension IssueNumbers.Part {
    fileprivate func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"stratum\":")
        writer.string(stratum.text.utf8)
        writer.literal(",\"addresses\":")
        writer.integer(addresses)
        writer.literal(",\"votes\":")
        writer.integer(votes)
        writer.literal(",\"letters\":")
        writer.integer(letters)
        writer.literal(",\"left_out\":")
        writer.reasons(leftOut)
        writer.literal("}")
    }

    fileprivate init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"stratum\":")
        let stratum = try reader.value { StratumID(String(decoding: $0, as: UTF8.self)) }
        try reader.literal(",\"addresses\":")
        let addresses = try reader.integer(limit: IssueNumbers.limit)
        try reader.literal(",\"votes\":")
        let votes = try reader.integer(limit: IssueNumbers.limit)
        try reader.literal(",\"letters\":")
        let letters = try reader.integer(limit: IssueNumbers.limit)
        try reader.literal(",\"left_out\":")
        let leftOut = try reader.reasons()
        try reader.literal("}")
        self.init(stratum: stratum, addresses: addresses, votes: votes, letters: letters, leftOut: leftOut)
    }
}

extension IssueNumbers.SheetRoll {
    fileprivate func write(to writer: inout CanonicalWriter) {
        writer.literal("{\"sheet\":")
        writer.string(sheet.text.utf8)
        writer.literal(",\"election\":")
        writer.string(election.text.utf8)
        writer.literal(",\"roll\":")
        writer.string(digest.hex)
        writer.literal("}")
    }

    fileprivate init(from reader: inout CanonicalReader) throws(TextError) {
        try reader.literal("{\"sheet\":")
        let sheet: SheetID = try reader.slug()
        try reader.literal(",\"election\":")
        let election = try reader.value { ElectionID(utf8: $0) }
        try reader.literal(",\"roll\":")
        let digest = try reader.value { Digest(hex: $0) }
        try reader.literal("}")
        self.init(sheet: sheet, election: election, digest: digest)
    }
}

extension CanonicalWriter {
    fileprivate mutating func reasons(_ counts: [LeftOut: Int]) {
        literal("{")
        var first = true
        for reason in LeftOut.allCases {
            guard let count = counts[reason] else { continue }
            if !first { literal(",") }
            first = false
            string(reason.rawValue.utf8)
            literal(":")
            integer(count)
        }
        literal("}")
    }
}

extension CanonicalReader {
    /// Reads counts by reason: each above 0, in the order of `LeftOut`.
    fileprivate mutating func reasons() throws(TextError) -> [LeftOut: Int] {
        try literal("{")
        var counts: [LeftOut: Int] = [:]
        if skip("}") { return counts }
        var rest = LeftOut.allCases[...]
        repeat {
            let start = self
            let reason: LeftOut = try word()
            guard let place = rest.firstIndex(of: reason) else { throw start.error(.unexpected) }
            rest = rest[(place + 1)...]
            try literal(":")
            let number = self
            let count = try integer(limit: IssueNumbers.limit)
            guard count > 0 else { throw number.error(.number) }
            counts[reason] = count
        } while skip(",")
        try literal("}")
        return counts
    }
}
