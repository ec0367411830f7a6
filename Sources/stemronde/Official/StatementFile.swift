//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import CanonicalText
import Rounds
import SignedNotes
import VerifyCommand

/// A file with something that officials sign: a draft, which is the text alone, or a note with signatures.
struct StatementFile {
    enum Content {
        case statement(Statement)
        case roster(Roster)
    }

    let name: String
    let content: Content
    /// What is signed.
    let text: [UInt8]
    /// Nil for a draft.
    let note: SignedNote?

    init(_ bytes: [UInt8], name: String) throws {
        self.name = name
        note = try? SignedNote(parsing: bytes)
        text = note?.text ?? bytes
        do throws(RecordError) {
            let isRoster = text.starts(with: Array((Roster.label + "\n").utf8))
            content = isRoster ? .roster(try Roster(text: text)) : .statement(try Statement(text: text))
        } catch {
            throw CommandFailure("\(name): not a statement, with or without signatures: \(error.detail)")
        }
    }

    init(reading path: String) throws {
        try self.init(try InputFile.read(path, limit: SignedNote.sizeLimit), name: path)
    }

    var instance: InstanceID {
        switch content {
        case .statement(let statement): statement.heading.instance
        case .roster(let roster): roster.instance
        }
    }

    /// The round that it is about; nil for a roster.
    var round: RoundID? {
        guard case .statement(let statement) = content else { return nil }
        return statement.heading.round
    }

    /// Whose officials a roster lists; nil for a statement.
    var municipality: String? {
        guard case .roster(let roster) = content else { return nil }
        return roster.municipality.text
    }

    var times: StatementTimes {
        switch content {
        case .statement(let statement): statement.times
        case .roster(let roster): roster.times
        }
    }

    /// The feedback in a file; throws unless it is an answer that names it.
    func feedback(_ file: String) throws -> Feedback {
        let document = try FeedbackInput(file).document()
        guard names(document.json) else { throw CommandFailure("\(file): not the feedback that \(name) names") }
        return document
    }

    /// Whether it is an answer that names this feedback.
    func names(_ feedback: [UInt8]) -> Bool {
        guard case .statement(.act(let act)) = content else { return false }
        return act.setting == .answer(Digest(of: feedback))
    }

    /// What it says, in plain words.
    func words(_ language: Language) -> String {
        switch content {
        case .statement(let statement): StatementWordsText(language).text(statement)
        case .roster(let roster): Speech(language).text(roster)
        }
    }

    /// Who signed, a line each; what `known` keys say of it.
    func signatures(_ language: Language, known: VerifierKeys?) -> String {
        let say = Speech(language)
        guard let note else { return say("not signed by anybody", "door niemand ondertekend") + "\n" }
        let verdict = known.map { note.verdict(by: $0) }
        return note.signatures.map { signature in
            let name = "\(signature.name) (\(signature.id))"
            guard let verdict else {
                return say("signature of \(name): not checked", "handtekening van \(name): niet gecontroleerd") + "\n"
            }
            if verdict.forged.contains(where: { $0.name == signature.name && $0.id == signature.id }) {
                return say("signature of \(name): FALSE", "handtekening van \(name): ONJUIST") + "\n"
            }
            guard verdict.signers.contains(where: { $0.name == signature.name && $0.id == signature.id }) else {
                return say("signature of \(name): of nobody known", "handtekening van \(name): van onbekende") + "\n"
            }
            return say("signed by \(name)", "ondertekend door \(name)") + "\n"
        }.joined()
    }
}

/// Chooses between English and Dutch.
struct Speech {
    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    func callAsFunction(_ english: String, _ dutch: String) -> String {
        language == .english ? english : dutch
    }
}

/// The language in which a statement's content is said.
struct SpeechOption: ParsableArguments {
    @Option(help: "The language in which it is said: en or nl.")
    var language = "en"

    var value: Language {
        Language(rawValue: language) ?? .english
    }

    func validate() throws {
        guard Language(rawValue: language) != nil else {
            throw ValidationError("--language \(language): en or nl is expected")
        }
    }
}
