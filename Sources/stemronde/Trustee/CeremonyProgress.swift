//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import ElectionRecord
import KeyCeremony
import VerifyCommand

/// How far a trustee is, by the files in its folder and in the exchange, and what comes next.
struct CeremonyProgress {
    /// What comes next.
    enum Step: Equatable {
        /// Others' files are not there yet; what comes behind them.
        indirect case await(String, [Int], then: Step)
        /// An own file is not in the exchange.
        case hand(from: String, to: String)
        case gather
        case contribute
        case share
        case assemble
        /// The key is made.
        case ready

        var name: String {
            switch self {
            case .await: "await"
            case .hand: "hand"
            case .gather: "gather"
            case .contribute: "contribute"
            case .share: "share"
            case .assemble: "assemble"
            case .ready: "ready"
            }
        }
    }

    let folder: TrusteeFolder
    let exchange: Exchange
    let place: CeremonyPlace
    let step: Step

    init(_ folders: CeremonyFolders) throws {
        folder = folders.own
        exchange = folders.common
        place = try folder.place()
        step = Self.step(folder, exchange, place)
    }

    private static func step(_ folder: TrusteeFolder, _ exchange: Exchange, _ place: CeremonyPlace) -> Step {
        let parts = [
            ("certificate", folder.certificate, exchange.certificate, folder.certificates, Step.gather),
            ("contribution", folder.contribution, exchange.contribution, folder.key, .share),
            ("key", folder.publicKey, exchange.key, exchange.trustees, .assemble),
        ]
        for (what, own, file, done, step) in parts {
            guard NewFile.isThere(own) else { return what == "contribution" ? .contribute : .share }
            let mine = file(place.index)
            guard NewFile.isThere(mine) else { return .hand(from: own, to: mine) }
            if NewFile.isThere(done) { continue }
            let missing = exchange.missing(place.others, file)
            return missing.isEmpty ? step : .await(what, missing, then: step)
        }
        return .ready
    }

    /// The command to type next; nil where there is only waiting.
    var command: String? { command(step) }

    private func command(_ step: Step) -> String? {
        switch step {
        case .await: nil
        case .hand(let own, let file): "cp \(ShellWord.quoted(own)) \(ShellWord.quoted(file))"
        case .gather, .share: ShellWord.command("trustee", step.name, folder.path, exchange.path)
        case .contribute: ShellWord.command("trustee", "contribute", folder.path, exchange.path, "--compared")
        case .assemble: ShellWord.command("trustee", "assemble", exchange.path)
        case .ready: ShellWord.command("trustee", "decrypt", folder.path, "BUNDLE")
        }
    }

    /// What to do next, as a hint.
    var hint: String {
        let command = command ?? ""
        return switch step {
        case .await(let what, let indexes, let next):
            "wait for the \(what) of \(Exchange.names(indexes)) in \(exchange.path), then: \(self.command(next) ?? "")"
        case .hand(_, let file): "\(file) is not there (any more): \(command)"
        case .gather, .share: command
        case .contribute: "when all trustees have read out the same fingerprint: \(command)"
        case .assemble: "one of you: \(command)"
        case .ready:
            "keep \(folder.key); once the round is adopted: \(TrusteeShowWorksCommand.hint(folder, exchange)); when it is "
                + "closed: \(command)"
        }
    }

    /// Says what to do next.
    func tell() {
        Talk.note("hint: \(hint)")
    }
}
