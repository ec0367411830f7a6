//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

extension Roll {
    /// Writes roll.json in pieces of some 64 kB, so that the whole text is never in memory.
    ///
    /// `{"election":UUID,"sheet":ID,"definition":HASH,"strata":[ZONE/GROUP…],"paper":[WEIGHT…],"count":N,`
    /// `"credentials":[[KEY,ROLE,PLACE]…]}`; the place is one in `strata`, or in `paper` for that role.
    public func write<Failure: Error>(_ body: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        let size = 65_536
        var writer = CanonicalWriter(capacity: size + 256)
        header.write(to: &writer)
        for index in keys.indices {
            if index > 0 { writer.literal(",") }
            writer.literal("[")
            writer.string(CredentialText.hex(keys[index]))
            switch roles[index] {
            case .letter: writer.literal(",\"letter\",")
            case .reserve: writer.literal(",\"reserve\",")
            case .paper: writer.literal(",\"paper\",")
            }
            writer.integer(Int(strata[index]) - (roles[index] == .paper ? letterStrata.count : 0))
            writer.literal("]")
            if writer.bytes.count >= size {
                try body(writer.bytes)
                writer = CanonicalWriter(capacity: size + 256)
            }
        }
        writer.literal("]}")
        try body(writer.bytes)
    }

    /// roll.json as a whole; for small rolls and tests.
    public var json: [UInt8] {
        var bytes: [UInt8] = []
        write { bytes += $0 }
        return bytes
    }

    /// The SHA-256 of roll.json: what an election's description and the opening name.
    public var digest: Digest {
        var hasher = DigestHasher()
        write { hasher.update($0) }
        return hasher.finish()
    }

    /// Reads roll.json as a whole; `RollReader` takes it in pieces.
    ///
    /// - Throws: `RecordError`.
    public init(json: [UInt8]) throws(RecordError) {
        var reader = RollReader()
        try reader.append(json)
        self = try reader.finish().roll
    }

    private var header: RollHeader {
        RollHeader(
            election: election,
            sheet: sheet,
            definition: definition,
            letterStrata: letterStrata,
            paperWeights: paperWeights,
            count: count
        )
    }
}
