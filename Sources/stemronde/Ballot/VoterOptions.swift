//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import ArgumentParser
import BallotCore
import CSodium
import CanonicalText
import ElectionRecord
import SealedFiles
import VerifyCommand

/// What a voter has: the code on the letter, and the address it was sent to.
struct VoterOptions: ParsableArguments {
    @Option(
        help: "The file with the voting code on its first line, or - for standard input; otherwise it is asked for.",
        completion: .file()
    )
    var code: String?

    @Option(help: "The postcode of the address on the letter, as in '9401 AB'.")
    var postcode: String?

    @Option(help: "Its house number; letter and addition do not count.")
    var houseNumber: String?

    @Flag(help: "The code is a spare one, from the counter or a replacement letter.")
    var reserve = false

    func validate() throws {
        guard (postcode == nil) == (houseNumber == nil) else {
            throw ValidationError("--postcode and --house-number go together")
        }
        guard reserve || postcode != nil else {
            throw ValidationError("give --postcode and --house-number, or --reserve for a spare code")
        }
    }

    /// The credential in an election: of the roll's two ways to derive one the way whose key stands there.
    func credential(in input: ElectionInput) throws -> Credential {
        let code = try readCode()
        let credentials = try derived(code, uuid: Array(input.election.uuid.utf8))
        guard input.roll != nil else { return credentials[0] }
        guard let listed = credentials.first(where: { input.place(of: $0.publicKey) != nil }) else {
            throw CommandFailure(
                "this code is not on the roll of \(input.title)",
                hint: reserve ? "is it the code of this round?" : "check the postcode and the house number"
            )
        }
        return listed
    }

    /// The credential in an election of which only the uuid is known.
    func credential(uuid: [UInt8]) throws -> Credential {
        try derived(try readCode(), uuid: uuid)[0]
    }

    /// By letter, if there is an address; then as a spare code, which everybody with an address may also have.
    private func derived(_ code: VotingCode, uuid: [UInt8]) throws -> [Credential] {
        let spare = code.credential(uuid: uuid, postcode: [], houseNumber: [])
        guard !reserve, let postcode, let houseNumber else { return [spare] }
        do throws(AddressError) {
            let letter = code.credential(
                uuid: uuid,
                postcode: Array(try Postcode(typed: postcode).text.utf8),
                houseNumber: Array(try HouseNumber(typed: houseNumber).text.utf8)
            )
            return [letter, spare]
        } catch {
            throw CommandFailure(error.detail)
        }
    }

    private func readCode() throws -> VotingCode {
        let text = try readText()
        do throws(VotingCode.Failure) {
            return try text.withUnsafeBytes { bytes throws(VotingCode.Failure) in
                try VotingCode(typed: bytes.prefix { $0 != 0x0A && $0 != 0x0D })
            }
        } catch {
            switch error {
            case .length: throw CommandFailure("a voting code has 20 characters, hyphens not counted")
            case .character: throw CommandFailure("a character of the code is none that a voting code has")
            case .check:
                throw CommandFailure("the code is not right", hint: "one character or two are mistyped: compare all 20")
            }
        }
    }

    private func readText() throws -> SecretBytes {
        if code == "-" { return try InputFile.readSecret("-", limit: 256) }
        do throws(SealedFileError) {
            return try (code.map(PassphraseSource.file) ?? .terminal(prompt: "voting code: ")).read()
        } catch {
            switch error.code {
            case .terminal: throw CommandFailure("no terminal to type the voting code on", hint: "use --code FILE")
            case .passphraseMissing: throw CommandFailure("no voting code was given")
            case .cancelled: throw CommandFailure("no voting code was typed")
            default: throw error
            }
        }
    }
}
