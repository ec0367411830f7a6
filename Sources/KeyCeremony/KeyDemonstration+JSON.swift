//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
public import CanonicalText
public import ElectionRecord

extension KeyDemonstration {
    /// Reads the file that a trustee hands in; whether it holds is for whoever knows key and occasion.
    ///
    /// Throws a `DocumentError` for anything but its one form.
    public static func file(
        _ bytes: [UInt8]
    ) throws(DocumentError) -> (demonstration: KeyDemonstration, key: Point, occasion: Digest) {
        var reader = DocumentReader(bytes, "key demonstration")
        try reader.literal("{\"format\":\"stemronde/key-demonstration/v1\",\"key\":")
        let key = try reader.key()
        try reader.literal(",\"occasion\":")
        let occasion = try reader.digest()
        try reader.literal(",\"proof\":")
        let proof = try reader.proof()
        try reader.literal("}")
        try reader.end()
        return (KeyDemonstration(proof: proof), key, occasion)
    }

    /// The file that a trustee hands in.
    public func file(key: Point, occasion: Digest) -> [UInt8] {
        var writer = CanonicalWriter(capacity: 480)
        writer.literal("{\"format\":\"stemronde/key-demonstration/v1\",\"key\":")
        writer.string(key.hex)
        writer.literal(",\"occasion\":")
        writer.string(occasion.hex)
        writer.literal(",\"proof\":")
        writer.proof(proof)
        writer.literal("}")
        return writer.bytes
    }
}
