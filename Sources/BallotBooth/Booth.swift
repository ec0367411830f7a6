//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CSodium
import CanonicalText

/// One voter's visit: elections, credentials and ballots, from the voting code to the cast or audited ballot.
///
/// The page holds handles only; what is secret never leaves, but for the ballot that is cast and the one that is audited.
/// No input, however wrong, stops it: every call has a reply.
public final class Booth {
    /// A ballot that waits for *cast* or *audit*.
    private struct Waiting {
        let ballot: UnsignedBallot
        let credential: Credential
    }

    /// The most ciphertexts that a ballot may have: twenty times those of the largest round.
    static let maximumCiphertexts = 1000
    /// The longest election, in bytes.
    static let maximumElection = 262_144
    /// The longest text that a person types into a field, in bytes.
    static let maximumTyped = 64

    private var elections = HandleTable<BallotContext>(capacity: 16)
    private var voters = HandleTable<Voter>(capacity: 32)
    private var ballots = HandleTable<Waiting>(capacity: 64)

    /// A booth that knows nothing yet.
    public init() {}

    /// Carries out `call` with the fields in `input`, and returns the reply: a status, and fields if it is *done*.
    public func reply(to call: BoothCall, _ input: UnsafeRawBufferPointer) -> [UInt8] {
        var fields = FieldReader(input)
        do throws(BoothStatus) {
            switch call {
            case .checkCode: return try checkCode(&fields).bytes
            case .credentials: return try credentials(&fields).bytes
            case .election: return try election(&fields).bytes
            case .ballot: return try ballot(&fields).bytes
            case .cast: return try cast(&fields).bytes
            case .audit: return try audit(&fields).bytes
            case .discard: return try discard(&fields).bytes
            case .forget: return try forget(&fields).bytes
            }
        } catch {
            return BoothReply(error).bytes
        }
    }

    /// Takes a typed voting code; says only whether it is one.
    private func checkCode(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        _ = try code(&fields)
        try fields.end()
        return BoothReply(.done)
    }

    /// Takes uuid, typed code, typed postcode, typed house number; gives a handle and both public credentials in hex.
    private func credentials(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        let uuid = try typed(&fields, tooLong: .uuid)
        let code = try code(&fields)
        let postcode = try typed(&fields, tooLong: .postcode)
        let houseNumber = try typed(&fields, tooLong: .houseNumber)
        try fields.end()
        guard BallotContext.isUUID(uuid) else { throw .uuid }
        let address = try TypedAddress(postcode: postcode, houseNumber: houseNumber)
        let voter = Voter(uuid: uuid, code: code, address: address)
        var reply = BoothReply(.done)
        reply.handle(try voters.insert(voter))
        reply.field(voter.letter.publicKey.hex)
        reply.field(voter.reserve.publicKey.hex)
        return reply
    }

    /// Takes an election's bytes; gives a handle, its uuid and its fingerprint in base64.
    private func election(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        let bytes = try fields.field(limit: Self.maximumElection)
        try fields.end()
        let context: BallotContext
        do throws(BallotContext.ElectionError) {
            context = try BallotContext(electionJSON: bytes)
        } catch {
            switch error.code {
            case .json, .question, .uuid: throw .election
            case .publicKey: throw .electionKey
            }
        }
        var ciphertexts = 0
        for question in context.questions { ciphertexts += question.choices }
        guard ciphertexts <= Self.maximumCiphertexts else { throw .electionSize }
        var reply = BoothReply(.done)
        reply.handle(try elections.insert(context))
        reply.field(context.uuid)
        reply.field(context.fingerprint.base64)
        return reply
    }

    /// Takes handles of election and credentials, one byte for which credential, and for each question its zeros and
    /// ones; gives a handle and the check code in base64.
    private func ballot(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        let context = try elections.value(try fields.handle())
        let voter = try voters.value(try fields.handle())
        let which = try fields.field(limit: 1)
        guard which.count == 1, let form = Voter.Form(rawValue: which[0]) else { throw .input }
        guard voter.uuid == context.uuid else { throw .otherElection }
        let credential = voter.credential(form)
        let choices = try choices(&fields, count: context.questions.count)
        let ballot: UnsignedBallot
        do throws(BallotError) {
            ballot = try UnsignedBallot(choices, credential: credential.publicKey, context: context)
        } catch {
            throw .choices
        }
        var reply = BoothReply(.done)
        reply.handle(try ballots.insert(Waiting(ballot: ballot, credential: credential)))
        reply.field(ballot.checkCode.base64)
        return reply
    }

    /// Takes a ballot's handle, and uses it up; gives the signed ballot and its tracking code in base64.
    private func cast(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        let handle = try fields.handle()
        try fields.end()
        let waiting = try ballots.remove(handle)
        let bytes = waiting.ballot.cast(with: waiting.credential)
        var reply = BoothReply(.done)
        reply.field(bytes)
        reply.field(Digest(of: bytes).base64)
        return reply
    }

    /// Takes handles of ballots, and uses them up; gives the audit file.
    private func audit(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        var opened: [(unsigned: [UInt8], openings: [[BallotOpening]])] = []
        for handle in try waitingHandles(&fields) {
            let ballot = try ballots.remove(handle).ballot
            opened.append((ballot.bytes, ballot.audit()))
        }
        var reply = BoothReply(.done)
        reply.field(BallotAudit.file(opened))
        return reply
    }

    /// Takes handles of ballots, and uses them up.
    private func discard(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        for handle in try waitingHandles(&fields) { _ = try ballots.remove(handle) }
        return BoothReply(.done)
    }

    /// Lets go of everything. All handles are used up.
    private func forget(_ fields: inout FieldReader) throws(BoothStatus) -> BoothReply {
        try fields.end()
        ballots.removeAll()
        voters.removeAll()
        elections.removeAll()
        return BoothReply(.done)
    }

    /// Reads a text that somebody typed.
    private func typed(_ fields: inout FieldReader, tooLong: BoothStatus) throws(BoothStatus) -> [UInt8] {
        let text = try fields.field(limit: .max)
        guard text.count <= Self.maximumTyped else { throw tooLong }
        return text
    }

    /// Reads a typed voting code.
    private func code(_ fields: inout FieldReader) throws(BoothStatus) -> VotingCode {
        var typed = try typed(&fields, tooLong: .codeLength)
        defer { sodium_memzero(&typed, typed.count) }
        do throws(VotingCode.Failure) {
            return try VotingCode(typed: typed)
        } catch {
            switch error {
            case .length: throw .codeLength
            case .character: throw .codeCharacter
            case .check: throw .codeCheck
            }
        }
    }

    /// Reads one field of zeros and ones for each of `count` questions, and the end.
    private func choices(_ fields: inout FieldReader, count: Int) throws(BoothStatus) -> [[UInt8]] {
        var choices: [[UInt8]] = []
        for _ in 0..<count {
            guard !fields.isAtEnd else { throw .choices }
            choices.append(try fields.field(limit: Self.maximumCiphertexts))
        }
        guard fields.isAtEnd else { throw .choices }
        return choices
    }

    /// Reads handles of waiting ballots, one or more, none twice, and the end.
    private func waitingHandles(_ fields: inout FieldReader) throws(BoothStatus) -> [UInt32] {
        var handles: [UInt32] = []
        repeat {
            let handle = try fields.handle()
            guard !handles.contains(handle) else { throw .handle }
            _ = try ballots.value(handle)
            handles.append(handle)
        } while !fields.isAtEnd
        return handles
    }
}
