//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ElectionRecord

extension DocumentError {
    /// The check that an election refused for any reason fails.
    var electionCheck: CheckCode { .election }

    /// The check that a trustees' document refused for this reason fails.
    var trusteesCheck: CheckCode {
        switch code {
        case .electionKey: .publicKey
        case .proofOfKnowledge: .trusteeProof
        case .certificateContext, .certificateSignature: .certificate
        case .coefficientCount, .coefficientSignature, .groupSignature: .coefficients
        case .verificationKey: .verificationKey
        case .verificationKeySignatureMissing, .verificationKeySignature: .verificationKeySignature
        default: .trusteesForm
        }
    }

    /// The check that a list of credentials refused for this reason fails.
    var credentialsCheck: CheckCode {
        code == .credentialDuplicate ? .credentialTwice : .credentials
    }

    /// The check that a partial decryption refused for this reason fails.
    var decryptionCheck: CheckCode {
        switch code {
        case .scalarRange, .pointEncoding, .pointSubgroup: .decryptionGroup
        default: .decryptionForm
        }
    }
}
