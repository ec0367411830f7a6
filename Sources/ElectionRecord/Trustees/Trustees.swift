//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import BallotCore
import CanonicalText

/// Who can decrypt an election's sums: mandatory trustees, and groups of whom some suffice.
public struct Trustees: Equatable, Sendable {
    /// One entry of the list.
    public enum Entry: Equatable, Sendable {
        /// A trustee who must take part.
        case single(TrusteeKey)
        /// Trustees of whom a threshold suffices.
        case pedersen(PedersenGroup)
    }

    /// Somebody who answers with a partial decryption.
    public struct Owner: Equatable, Sendable {
        /// The number in the record, from 1, over all entries in order.
        public let number: Int
        /// The public key of the secret that decrypts.
        public let key: Point
        /// Which entry it belongs to, from 0.
        public let entry: Int
        /// Its place in a threshold group, from 1; nil for a trustee who must take part.
        public let index: Int?
    }

    /// The entries in order.
    public let entries: [Entry]

    /// These entries; `check(electionKey:)` says whether they hold.
    public init(entries: [Entry]) {
        self.entries = entries
    }

    /// Reads the list; only the canonical bytes are one, and it names at least one trustee. Proofs and signatures are
    /// not checked yet.
    public init(_ bytes: [UInt8]) throws(DocumentError) {
        var reader = DocumentReader(bytes, "trustees")
        entries = try reader.list(limit: PedersenGroup.sizeLimit) { reader throws(DocumentError) in
            let entry: Entry
            if reader.skip("[\"Pedersen\",") {
                entry = .pedersen(try PedersenGroup(&reader))
            } else {
                try reader.literal("[\"Single\",")
                entry = .single(try TrusteeKey(&reader))
            }
            try reader.literal("]")
            return entry
        }
        try reader.end()
        guard !entries.isEmpty else { throw Self.noTrustee }
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 4096)
        writer.list(entries) { writer, entry in
            switch entry {
            case .single(let key):
                writer.literal("[\"Single\",")
                key.write(&writer)
            case .pedersen(let group):
                writer.literal("[\"Pedersen\",")
                group.write(&writer)
            }
            writer.literal("]")
        }
        return writer.bytes
    }

    /// Everybody who may answer, in the order of their numbers.
    public var owners: [Owner] {
        var owners: [Owner] = []
        for (place, entry) in entries.enumerated() {
            switch entry {
            case .single(let key):
                owners.append(Owner(number: owners.count + 1, key: key.publicKey, entry: place, index: nil))
            case .pedersen(let group):
                for (index, key) in group.verificationKeys.enumerated() {
                    let number = owners.count + 1
                    owners.append(Owner(number: number, key: key.publicKey, entry: place, index: index + 1))
                }
            }
        }
        return owners
    }

    /// The key that ballots are encrypted under: the product of all entries' keys.
    public var electionKey: Point {
        entries.reduce(.neutral) { product, entry in
            switch entry {
            case .single(let key): product * key.publicKey
            case .pedersen(let group): product * group.publicKey
            }
        }
    }

    /// Checks every proof and signature, and that the product of the keys is `electionKey`; throws the first fault.
    public func check(electionKey: Point) throws(DocumentError) {
        guard !entries.isEmpty else { throw Self.noTrustee }
        for (place, entry) in entries.enumerated() {
            switch entry {
            case .single(let key):
                guard key.isProven else {
                    throw DocumentError(.proofOfKnowledge, "trustee \(place + 1): knowledge of the key is not proven")
                }
            case .pedersen(let group): try group.check()
            }
        }
        guard self.electionKey == electionKey else {
            throw DocumentError(.electionKey, "election: the public key is not the product of the trustees' keys")
        }
    }

    private static var noTrustee: DocumentError {
        DocumentError(.trusteeCount, "trustees: there is none")
    }
}
