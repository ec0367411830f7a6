//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

package import BallotCore

extension PedersenGroup {
    /// Checks everything that a group states of itself; the first fault is thrown.
    ///
    /// Certificates were checked for their own signature when they were read. The signature of a verification key is
    /// required, as Belenios does since 3.0.
    public func check() throws(DocumentError) {
        try checkShape()
        for place in 0..<size {
            try Self.check(certificates[place], index: place + 1, of: size, threshold: threshold)
        }
        for place in 0..<size {
            try Self.check(coefficients[place], signatures[place], place: place, certificates)
        }
        let sum = Self.sum(of: coefficients)
        for place in 0..<size {
            try Self.check(verificationKeys[place], place: place, certificates[place], sum: sum)
        }
    }

    /// Checks that the threshold is possible, and that there is one of each part for each trustee.
    func checkShape() throws(DocumentError) {
        guard size >= 1, size <= Self.sizeLimit else {
            throw DocumentError(.trusteeCount, "threshold group: \(size) trustees")
        }
        guard threshold >= 1, threshold <= size else {
            throw DocumentError(.threshold, "threshold group: \(threshold) of \(size) trustees")
        }
        guard coefficients.count == size, signatures.count == size, verificationKeys.count == size else {
            throw DocumentError(.groupShape, "threshold group: not one of each part for each of \(size) trustees")
        }
    }

    /// Checks that a certificate is for the trustee at `index`, from 1, of this group.
    package static func check(
        _ certificate: Certificate,
        index: Int,
        of size: Int,
        threshold: Int
    ) throws(DocumentError) {
        guard certificate.index == index, certificate.size == size, certificate.threshold == threshold else {
            throw DocumentError(
                .certificateContext,
                "certificate \(index): it is for trustee \(certificate.index), \(certificate.threshold) of "
                    + "\(certificate.size), and not for \(threshold) of \(size)"
            )
        }
    }

    /// Checks the coefficients of the trustee at `place`, from 0, and its signature over everybody's certificates.
    package static func check(
        _ coefficients: Coefficients,
        _ signature: Proof,
        place: Int,
        _ certificates: [Certificate]
    ) throws(DocumentError) {
        let trustee = "threshold trustee \(place + 1)"
        let certificate = certificates[place]
        guard coefficients.powers.count == certificate.threshold else {
            throw DocumentError(.coefficientCount, "\(trustee): \(coefficients.powers.count) coefficients")
        }
        guard coefficients.signed.isSigned(by: certificate.verification) else {
            throw DocumentError(.coefficientSignature, "\(trustee): the coefficients' signature does not verify")
        }
        let message = Coefficients.groupMessage(certificates, coefficients.powers)
        let prefix = SchnorrLabel.signature(over: message)
        guard signature.isSchnorrProof(of: certificate.verification, prefix: prefix) else {
            throw DocumentError(.groupSignature, "\(trustee): the signature over all certificates does not verify")
        }
    }

    /// Checks that a verification key follows from the sum of all trustees' coefficients, and its proof and signature.
    package static func check(
        _ key: TrusteeKey,
        place: Int,
        _ certificate: Certificate,
        sum: [Point]
    ) throws(DocumentError) {
        let trustee = "threshold trustee \(place + 1)"
        guard key.publicKey == share(of: sum, index: place + 1) else {
            throw DocumentError(.verificationKey, "\(trustee): the verification key does not follow from coefficients")
        }
        guard key.isProven else {
            throw DocumentError(.proofOfKnowledge, "\(trustee): knowledge of the verification key is not proven")
        }
        guard key.signature != nil else {
            throw DocumentError(.verificationKeySignatureMissing, "\(trustee): the verification key is not signed")
        }
        guard key.isSigned(by: certificate.verification) else {
            throw DocumentError(.verificationKeySignature, "\(trustee): the key's signature does not verify")
        }
    }
}
