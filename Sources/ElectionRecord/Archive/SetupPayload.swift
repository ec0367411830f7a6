//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What a Setup event points to: the hashes of the election's documents.
public struct SetupPayload: Equatable, Sendable {
    /// The election's hash; in base64, its fingerprint.
    public let election: Digest
    /// The hash of the trustees' document.
    public let trustees: Digest
    /// The hash of the list of public credentials.
    public let credentials: Digest
    /// The hash of a certificate of the credentials, which Belenios 3 may add; it is kept, not interpreted.
    public let certificate: Digest?

    /// The payload of these documents.
    public init(election: Digest, trustees: Digest, credentials: Digest, certificate: Digest? = nil) {
        self.election = election
        self.trustees = trustees
        self.credentials = credentials
        self.certificate = certificate
    }

    /// Reads the one form.
    public init(_ bytes: [UInt8]) throws(TextError) {
        var reader = CanonicalReader(bytes)
        try reader.literal("{\"election\":")
        election = try reader.digest()
        try reader.literal(",\"trustees\":")
        trustees = try reader.digest()
        try reader.literal(",\"credentials\":")
        credentials = try reader.digest()
        certificate = reader.skip(",\"credentials_certificate\":") ? try reader.digest() : nil
        try reader.literal("}")
        try reader.end()
    }

    /// The document's bytes.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 320)
        writer.literal("{\"election\":")
        writer.digest(election)
        writer.literal(",\"trustees\":")
        writer.digest(trustees)
        writer.literal(",\"credentials\":")
        writer.digest(credentials)
        if let certificate {
            writer.literal(",\"credentials_certificate\":")
            writer.digest(certificate)
        }
        writer.literal("}")
        return writer.bytes
    }
}
