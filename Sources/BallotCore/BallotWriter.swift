//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText

/// Writes the canonical JSON of a ballot (docs/record-format.md, "Ballot").
enum BallotWriter {
    /// The ballot without its signature: what the check code is the hash of.
    static func unsigned(_ context: BallotContext, credential: Point, answers: [Answer]) -> [UInt8] {
        var writer = body(context, credential: credential, answers: answers)
        writer.literal("}")
        return writer.bytes
    }

    /// The whole ballot.
    static func signed(unsigned: [UInt8], hash: Digest, signature: Proof) -> [UInt8] {
        var writer = CanonicalWriter(capacity: unsigned.count + 300)
        writer.raw(unsigned.dropLast())
        writer.literal(",\"signature\":{\"hash\":")
        writer.string(hash.base64)
        writer.literal(",\"proof\":")
        writer.proof(signature)
        writer.literal("}}")
        return writer.bytes
    }

    private static func body(_ context: BallotContext, credential: Point, answers: [Answer]) -> CanonicalWriter {
        var writer = CanonicalWriter(capacity: 4096)
        writer.literal("{\"election_uuid\":")
        writer.string(context.uuid)
        writer.literal(",\"election_hash\":")
        writer.string(context.fingerprint.base64)
        writer.literal(",\"credential\":")
        writer.string(credential.hex)
        writer.literal(",\"answers\":")
        writer.list(answers) { writer, answer in
            writer.literal("{\"choices\":")
            writer.list(answer.choices) { $0.ciphertext($1) }
            writer.literal(",\"individual_proofs\":")
            writer.list(answer.individualProofs) { writer, proofs in writer.proofs(proofs) }
            writer.literal(",\"overall_proof\":")
            writer.proofs(answer.overallProof)
            if let blank = answer.blankProof {
                writer.literal(",\"blank_proof\":")
                writer.proofs(blank)
            }
            writer.literal("}")
        }
        return writer
    }
}

extension CanonicalWriter {
    /// Writes `{"alpha":…,"beta":…}`.
    public mutating func ciphertext(_ ciphertext: Ciphertext) {
        literal("{\"alpha\":")
        string(ciphertext.alpha.hex)
        literal(",\"beta\":")
        string(ciphertext.beta.hex)
        literal("}")
    }

    /// Writes `{"challenge":…,"response":…}`.
    public mutating func proof(_ proof: Proof) {
        literal("{\"challenge\":")
        string(proof.challenge.decimal)
        literal(",\"response\":")
        string(proof.response.decimal)
        literal("}")
    }

    /// Writes a list of proofs.
    public mutating func proofs(_ proofs: [Proof]) {
        list(proofs) { $0.proof($1) }
    }
}
