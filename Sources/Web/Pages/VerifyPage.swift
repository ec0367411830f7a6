//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Rounds

/// How anyone verifies a round: the log, the archives, the tools, and what this site runs in a voter's browser.
public struct VerifyPage: Page {
    struct Archive: Sendable {
        let title: LocalText
        let election: String
        let fingerprint: String
        let path: String
        let name: String
    }

    public static let template = "verify"
    public let layout: Layout
    let t: Texts
    let title: LocalText
    let roundPath: String
    let checkpointPath: String
    let definitionPath: String
    let definitionHash: String
    let archives: [Archive]
    let myBallotPath: String
    let boothHash: String
    let boothPath: String
    let command: String

    /// - Parameters:
    ///   - site: the address of the site, `https://…` without a slash at its end.
    ///   - boothHash: SHA-256 of the booth's module, in hex, as `docs/booth.sha256` publishes it.
    public init(_ round: RoundView, site: String, boothHash: String, _ setting: PageSetting) {
        let t = setting.texts
        self.t = t
        layout = Layout(setting, title: t("verify.title"), round: round)
        title = LocalText(round.definition.title, in: t.language)
        roundPath = setting.href(.round(round.id))
        checkpointPath = APIPath.checkpoint(round.id)
        definitionPath = APIPath.file(round.id, "definition.json")
        definitionHash = String(decoding: round.definition.digest.hex, as: UTF8.self)
        archives = round.elections.compactMap { election in
            guard let sheet = round.definition.sheet(election.sheet) else { return nil }
            let name = "\(election.sheet)/\(election.uuid).bel"
            return Archive(
                title: LocalText(sheet.title, in: t.language),
                election: election.uuid.text,
                fingerprint: TrackingCode.text(election.fingerprint),
                path: APIPath.file(round.id, name),
                name: "\(election.uuid).bel"
            )
        }
        myBallotPath = setting.href(.myBallot(round.id))
        self.boothHash = boothHash
        boothPath = APIPath.asset("booth.wasm")
        command = "stemronde-verify \(site)/api/rounds/\(round.id)/bundle/"
    }
}
