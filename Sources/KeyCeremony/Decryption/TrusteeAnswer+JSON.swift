//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText
public import ElectionRecord

extension TrusteeAnswer {
    /// The most cells that an answer may be for.
    public static let cellLimit = 10_000

    /// Reads the file that a trustee hands in, for an election with questions of these shapes.
    public init(_ bytes: [UInt8], shapes: [QuestionShape]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "trustee's answer")
        try reader.literal("{\"format\":\"stemronde/answer/v1\",\"election\":")
        let fingerprint = try reader.digest()
        try reader.literal(",\"last_event\":")
        let lastEvent = try reader.digest()
        try reader.literal(",\"cell_list\":")
        let cellList = try reader.digest()
        try reader.literal(",\"owner\":")
        let owner = try reader.integer()
        try reader.literal(",\"total\":")
        let total = try PartialDecryption(&reader, shapes: shapes)
        try reader.literal(",\"cells\":")
        let cells = try reader.list(limit: Self.cellLimit) { reader throws(DocumentError) in
            try PartialDecryption(&reader, shapes: shapes)
        }
        try reader.literal("}")
        try reader.end()
        self.init(
            statement: TallyStatement(fingerprint: fingerprint, lastEvent: lastEvent, cellList: cellList),
            owner: owner,
            total: total,
            cells: cells
        )
    }

    /// The file that a trustee hands in.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 16384 * (cells.count + 1))
        writer.literal("{\"format\":\"stemronde/answer/v1\",\"election\":")
        writer.string(statement.fingerprint.hex)
        writer.literal(",\"last_event\":")
        writer.string(statement.lastEvent.hex)
        writer.literal(",\"cell_list\":")
        writer.string(statement.cellList.hex)
        writer.literal(",\"owner\":")
        writer.integer(owner)
        writer.literal(",\"total\":")
        total.write(&writer)
        writer.literal(",\"cells\":")
        writer.list(cells) { $1.write(&$0) }
        writer.literal("}")
        return writer.bytes
    }
}
