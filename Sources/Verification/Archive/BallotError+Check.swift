//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import BallotCore

extension BallotError.Code {
    /// `B` and two digits, as docs/checks.md lists them.
    public var label: String {
        rawValue < 10 ? "B0\(rawValue)" : "B\(rawValue)"
    }

    /// The check that a ballot refused for this reason fails.
    var check: CheckCode {
        switch self {
        case .json, .scalarText, .pointText: .ballotForm
        case .electionUUID, .electionHash: .ballotElection
        case .answerCount, .choiceCount, .branchCount, .blankProofPresence, .choices: .ballotShape
        case .scalarRange, .pointEncoding, .pointSubgroup: .ballotGroup
        case .signatureMissing, .signatureHash, .signature: .ballotSignature
        case .individualProof: .individualProof
        case .overallProof: .overallProof
        case .blankProof: .blankProof
        }
    }
}

extension BallotError {
    /// What is wrong and where, in words.
    public var text: String {
        var place = ""
        if question >= 0 { place += " of question \(question + 1)" }
        if item >= 0, code != .json { place = " of choice \(item + 1)" + place }
        switch code {
        case .json: return "not the canonical JSON of a ballot (byte \(item))"
        case .electionUUID: return "election_uuid is another election's"
        case .electionHash: return "election_hash is another election's"
        case .answerCount: return "the number of answers is not the number of questions"
        case .choiceCount: return "the number of choices\(place) is not what the question asks"
        case .branchCount: return "the number of branches in a proof\(place) is not what the question asks"
        case .blankProofPresence: return "the blank proof\(place) is missing, or stands where the question has no blank"
        case .scalarText: return "a scalar\(place) is not in canonical decimal"
        case .scalarRange: return "a scalar\(place) is not under the group's order"
        case .pointText: return "a point\(place) is not 64 lower-case hex digits"
        case .pointEncoding: return "a point\(place) is not the canonical encoding of a point of the curve"
        case .pointSubgroup: return "a point\(place) is outside the prime-order subgroup"
        case .signatureMissing: return "the signature is missing"
        case .signatureHash: return "the signature is over another hash than the ballot's"
        case .signature: return "the signature does not verify"
        case .individualProof: return "the individual proof\(place) does not verify"
        case .overallProof: return "the overall proof\(place) does not verify"
        case .blankProof: return "the blank proof\(place) does not verify"
        case .choices: return "the choices\(place) do not fit"
        }
    }
}
