//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CSodium
import CanonicalText
import ElectionRecord
import KeyCeremony
import SealedFiles
import VerifyCommand

/// A trustee's own folder: its secrets, and a copy of all that it has said and accepted.
struct TrusteeFolder {
    /// What the file of a trustee's key is for.
    static let keyPurpose = "stemronde/trustee-key/v1"

    let path: String

    init(_ path: String) {
        self.path = path
    }

    /// The sealed seed, from which everything of one ceremony follows.
    var seed: String { path + "/seed.sealed" }
    /// The sealed key, which opens sums.
    var key: String { path + "/key.sealed" }
    /// Which tallies were answered.
    var answers: String { path + "/answers.json" }
    /// The own certificate.
    var certificate: String { path + "/certificate.json" }
    /// Everybody's certificates as this trustee took them.
    var certificates: String { path + "/certificates.json" }
    /// The own contribution.
    var contribution: String { path + "/contribution.json" }
    /// The own key's public half.
    var publicKey: String { path + "/key.json" }

    /// The own place, as the own certificate states it.
    func place() throws -> CeremonyPlace {
        guard NewFile.isThere(certificate) else {
            throw CommandFailure(
                "\(path): no ceremony was begun here",
                hint: ShellWord.command("trustee", "begin", path, "EXCHANGE")
                    + " --index YOURS --trustees NUMBER --threshold NUMBER",
                status: .unreadable
            )
        }
        return try CeremonyPlace(try Certificate(try InputFile.read(certificate)))
    }

    /// The certificates that were gathered.
    func gathered() throws -> CertificateSet {
        guard NewFile.isThere(certificates) else {
            throw CommandFailure(
                "\(path): the certificates are not gathered yet",
                hint: ShellWord.command("trustee", "gather", path, "EXCHANGE")
            )
        }
        return try CertificateSet(try InputFile.read(certificates))
    }

    /// The trustee at this place, from its seed, and what protects its next secret: the same passphrase.
    func trustee(_ place: CeremonyPlace, _ options: OpeningOptions) throws -> (ThresholdTrustee, SealProtection) {
        let (secret, protection) = try options.open(seed, purpose: place.purpose, lock: place.lock)
        var bytes = secret.withUnsafeBytes { Array($0) }
        guard let seed = CeremonySeed(taking: &bytes) else {
            throw CommandFailure("\(seed): not a seed of 32 bytes")
        }
        return (ThresholdTrustee(plan: place.plan, index: place.index, seed: seed), protection)
    }

    /// Seals the key.
    func writeKey(_ secret: SecretScalar, _ protection: SealProtection) throws {
        try SealedFile.seal(secret: Self.bytes(secret), purpose: Self.keyPurpose, protection: protection)
            .write(to: key)
    }

    /// Opens the key.
    func readKey(_ options: OpeningOptions) throws -> SecretScalar {
        let bytes = try options.open(key, purpose: Self.keyPurpose)
        var copy = bytes.withUnsafeBytes { Bytes32($0) ?? Bytes32() }
        defer { copy.withUnsafeMutableBytes { _ = $0.baseAddress.map { sodium_memzero($0, 32) } } }
        guard bytes.count == 32, let secret = SecretScalar(canonical: copy) else {
            throw CommandFailure("\(key): not a key")
        }
        return secret
    }

    /// The 32 bytes of a secret.
    static func bytes(_ secret: SecretScalar) -> SecretBytes {
        var copy = secret.exposedBytes
        defer { copy.withUnsafeMutableBytes { _ = $0.baseAddress.map { sodium_memzero($0, 32) } } }
        return copy.withUnsafeBytes { SecretBytes(copying: $0) }
    }
}
