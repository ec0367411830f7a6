//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
public import ElectionRecord

/// The certificates of all trustees of a group, which everybody compares by voice before going on.
///
/// Whoever passes the certificates on could put in others and learn all shares; the fingerprint shows it.
public struct CertificateSet: Equatable, Sendable {
    /// How many trustees, how many of whom decrypt.
    public let plan: CeremonyPlan
    /// The certificates by index.
    public let certificates: [Certificate]

    /// Gathers certificates, in order of their indexes; throws `missing` or `message`.
    public init(plan: CeremonyPlan, certificates: [Certificate]) throws(CeremonyError) {
        guard certificates.count == plan.size else {
            throw CeremonyError(.missing, "\(certificates.count) certificates for \(plan.size) trustees")
        }
        for (place, certificate) in certificates.enumerated() {
            try CeremonyError.blaming(place + 1) { () throws(DocumentError) in
                try PedersenGroup.check(certificate, index: place + 1, of: plan.size, threshold: plan.threshold)
            }
        }
        self.plan = plan
        self.certificates = certificates
    }

    /// Reads the file that goes to everybody: a list of certificates. Throws `plan`, `missing` or `message`.
    public init(_ bytes: [UInt8]) throws(CeremonyError) {
        let certificates = try CeremonyError.blaming(nil) { () throws(DocumentError) in
            var reader = DocumentReader(bytes, "certificates")
            let certificates = try reader.list(limit: PedersenGroup.sizeLimit) { reader throws(DocumentError) in
                try Certificate(try SignedMessage(&reader))
            }
            try reader.end()
            return certificates
        }
        let plan = try CeremonyPlan(size: certificates.count, threshold: certificates.first?.threshold ?? 0)
        try self.init(plan: plan, certificates: certificates)
    }

    /// The file that goes to everybody.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 640 * certificates.count)
        writer.list(certificates) { $1.signed.write(&$0) }
        return writer.bytes
    }

    /// SHA-256 of the file: what is compared by voice.
    public var fingerprint: Digest {
        Digest(of: bytes)
    }
}
