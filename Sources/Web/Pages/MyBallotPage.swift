//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText
import Rounds

/// *Find my ballot*: by tracking code, which the server answers; by voting code, which only the browser sees.
public struct MyBallotPage: Page {
    /// What came of a search by tracking code.
    public enum Search: Sendable {
        /// No search yet.
        case none
        /// What was typed is no tracking code.
        case unreadable(String)
        /// There is no ballot with this code.
        case missing(Digest)
        case found(BallotView)
    }

    struct SheetName: Sendable {
        let id: String
        let title: LocalText
    }

    public static let template = "my-ballot"
    public let layout: Layout
    public let status: Int
    let t: Texts
    /// JSON for the script.
    let data: String
    let action: String
    let roundPath: String
    let filePath: String
    let errors: FormErrors?
    let code: FormField
    let found: BallotRow?
    /// The code that no ballot has.
    let missing: String?
    /// Whether codes can be looked up, which takes the sheets' elections.
    let hasElections: Bool
    /// For answers by voting code, which name the sheet; none if there is but one.
    let sheets: [SheetName]
    let postcode: FormField
    let houseNumber: FormField
    let contact: ContactLines

    public var policy: ContentPolicy { .boothAndForm }

    public init(_ round: RoundView, _ search: Search = .none, _ setting: PageSetting) {
        let t = setting.texts
        self.t = t
        var (typed, error): (String, String?) = ("", nil)
        var (found, missing): (BallotRow?, String?) = (nil, nil)
        switch search {
        case .none: break
        case .unreadable(let text): (typed, error) = (text, t("error.tracking-code"))
        case .missing(let code):
            typed = TrackingCode.text(code)
            missing = typed
        case .found(let ballot):
            typed = TrackingCode.text(ballot.trackingCode)
            found = BallotRow(ballot, of: round, setting)
        }
        self.found = found
        self.missing = missing
        errors = FormErrors(error.map { [("code", $0)] } ?? [])
        status = error != nil ? 422 : missing != nil ? 404 : 200
        let layout = Layout(setting, title: t("my-ballot.title"), round: round, isError: error != nil)
        self.layout = layout
        data = VotingData(round, titleEnd: layout.titleEnd, t).json
        action = setting.href(.myBallot(round.id))
        roundPath = setting.href(.round(round.id))
        filePath = setting.href(.ballotFile(round.id))
        hasElections = !round.elections.isEmpty
        let names = round.sheetsToAnswer.map { SheetName(id: $0.id.text, title: LocalText($0.title, in: t.language)) }
        sheets = names.count > 1 ? names : []
        contact = ContactLines(setting.owner.contact)
        code = FormField(
            "code",
            label: t("field.tracking-code"),
            hint: t("field.tracking-code-hint"),
            error: error,
            value: typed,
            width: "long"
        )
        postcode = .postcode(t)
        houseNumber = .houseNumber(t)
    }
}
