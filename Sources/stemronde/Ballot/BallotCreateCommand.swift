//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import CanonicalText
import ElectionRecord
import VerifyCommand

/// `stemronde ballot create`.
struct BallotCreateCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a ballot from a voting code and choices.",
        discussion: """
            Encrypts your choices and shows the check code. Then the ballot is signed and written to --output, or opened \
            for a check by other software and written to --audit; never both. With both options you are asked after the \
            check code is shown: whoever made this program cannot know beforehand which of its ballots you check.

            The choices are a file from `stemronde ballot form`; - is standard input. Nothing is sent.

            Example: stemronde ballot create bundle/ --choices choices.txt --postcode '9401 AB' --house-number 12 \
            --output ballot.json
            """
    )

    @OptionGroup var election: ElectionArgument
    @OptionGroup var voter: VoterOptions

    @Option(help: "Your choices; - for standard input.", completion: .file())
    var choices: String

    @Option(help: "Where the signed ballot goes.", completion: .file())
    var output: String?

    @Option(help: "Where the opened ballot goes, to be checked and never cast.", completion: .file())
    var audit: String?

    func validate() throws {
        guard output != nil || audit != nil else {
            throw ValidationError("say with --output or --audit where the ballot goes")
        }
        guard choices != "-" || voter.code != "-" else {
            throw ValidationError("standard input holds the choices or the code, not both")
        }
    }

    func perform() async throws {
        for file in [output, audit].compactMap({ $0 }) { try NewFile.demandFree(file) }
        guard output == nil || audit == nil || Confirmation.isPossible else {
            throw CommandFailure(
                "there is nobody to ask whether to cast or to audit",
                hint: "give --output or --audit, not both"
            )
        }
        let input = try election.read()
        var plaintext = try ChoicesFile.read(
            try InputFile.read(choices, limit: ChoicesFile.limit),
            for: input.election
        )
        defer { plaintext = [] }
        let credential = try voter.credential(in: input)
        let ballot = try UnsignedBallot(plaintext, credential: credential.publicKey, context: input.election.context)
        let code = String(decoding: ballot.checkCode.base64, as: UTF8.self)
        Answer.line("check code:    \(code)")
        if try isCast() {
            try cast(ballot, credential)
        } else {
            try open(ballot)
        }
    }

    /// Whether the ballot is to be cast; asked only now that the check code stands on the screen.
    private func isCast() throws(CommandFailure) -> Bool {
        guard output != nil, audit != nil else { return output != nil }
        while true {
            switch Confirmation.ask("Note the check code. Type cast or audit: ") {
            case "cast": return true
            case "audit": return false
            case nil: throw CommandFailure("neither cast nor audited: nothing was written")
            default: continue
            }
        }
    }

    private func cast(_ ballot: consuming UnsignedBallot, _ credential: Credential) throws {
        guard let output else { return }
        let bytes = ballot.cast(with: credential)
        try NewFile.write(bytes, to: output)
        Answer.line("tracking code: \(String(decoding: Digest(of: bytes).base64, as: UTF8.self))")
        Answer.line("ballot:        \(output)")
        Talk.note("not cast yet: send \(output); until then you have not voted")
        if choices != "-" { Talk.note("delete \(choices): it says what you chose") }
    }

    private func open(_ ballot: consuming UnsignedBallot) throws {
        guard let audit else { return }
        let unsigned = ballot.bytes
        try NewFile.write(BallotAudit.file([(unsigned: unsigned, openings: ballot.audit())]), to: audit)
        Answer.line("opened ballot: \(audit)")
        Talk.note("this ballot can never be cast; make another one to vote")
        Talk.note("hint: " + ShellWord.command("ballot", "check", audit, "--election", election.election))
    }
}
