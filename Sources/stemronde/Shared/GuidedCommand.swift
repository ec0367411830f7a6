//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import BallotCore
import ElectionRecord
import KeyCeremony
import Letters
import PaperDesk
import Registrar
import RoundBundle
import Rounds
import SealedFiles
import Service
import SignedNotes
import Store
import Tally
import VerifyCommand

/// A command whose refusals, from whatever module they come, are said in one form: what, why, and what to do.
protocol GuidedCommand: AsyncParsableCommand {
    /// Does what the command is for.
    func perform() async throws
}

extension GuidedCommand {
    func run() async throws {
        do {
            try await perform()
        } catch {
            throw Refusal.translated(error)
        }
    }
}

/// Errors of the modules as a command says them.
enum Refusal {
    /// The failure that says what `error` says; the error itself if it is about the command line.
    static func translated(_ error: any Error) -> any Error {
        switch error {
        case is CommandFailure, is ExitCode, is ValidationError, is CleanExit: error
        case let error as SealedFileError: failure(error)
        case let error as CeremonyError: failure(error)
        case let error as DocumentError: CommandFailure(error.detail)
        case let error as NoteError: CommandFailure(error.detail)
        case let error as TallyError: CommandFailure(error.detail)
        case let error as BundleError: failure(error)
        case let error as IssueError: failure(error)
        case let error as LetterError: failure(error)
        case let error as PaperError: failure(error)
        case let error as RecordError: CommandFailure(error.detail)
        case let error as ServiceError: CommandFailure(error.detail, hint: error.hint)
        case let error as StoreError: CommandFailure(error.detail, hint: error.hint)
        default: CommandFailure("\(error)")
        }
    }

    private static func failure(_ error: BundleError) -> CommandFailure {
        let folder =
            "name the round's public folder, which an official makes: "
            + "stemronde round export ROUND FOLDER --instance DIR"
        return CommandFailure(error.detail, hint: error.code == .missing ? folder : nil, status: .unreadable)
    }

    private static func failure(_ error: SealedFileError) -> CommandFailure {
        let hint: String? =
            switch error.code {
            case .permissions: "keep it to yourself: chmod 600 FILE"
            case .exists: "nothing is overwritten: name another file, or move this one away"
            case .terminal: "give the passphrase in a file: --passphrase-file FILE"
            case .passphraseWeak: "a few words that nobody connects with you make a good passphrase"
            case .passphraseWrong: "try again; nobody else has a copy of it"
            default: nil
            }
        let isUnread = error.code == .missing || error.code == .access || error.code == .permissions
        return CommandFailure(error.detail, hint: hint, status: isUnread ? .unreadable : .failed)
    }

    private static func failure(_ error: PaperError) -> CommandFailure {
        let hint: String? =
            switch error.code {
            case .count: "count envelopes and papers again, and say so: stemronde paper receive --help"
            case .onePerson: "name the keys of two officials: --key A.key --key B.key"
            case .compared, .unresolved: "stemronde paper resolve --help"
            case .line, .pile, .form, .signature, .early, .late, .altered, .credentials, .ballot: nil
            }
        return CommandFailure(error.detail, hint: hint)
    }

    private static func failure(_ error: CeremonyError) -> CommandFailure {
        let whose = error.trustee.map { "trustee \($0): " } ?? ""
        let hint: String? =
            switch error.code {
            case .ownCertificate, .otherCertificates, .seal, .shareCount, .shareClosed, .shareValue, .message:
                error.trustee.map { "tell everybody; the ceremony begins again, without trustee \($0)'s old files" }
            case .plan, .missing: nil
            }
        return CommandFailure(whose + error.detail, hint: hint)
    }
}
