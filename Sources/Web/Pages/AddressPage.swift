//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Rounds

/// *Is my address concerned?*, answered from the public zone rules alone.
public struct AddressPage: Page {
    /// What was typed.
    public struct Typed: Sendable {
        public let postcode: String
        public let houseNumber: String

        public init(postcode: String, houseNumber: String) {
            self.postcode = postcode
            self.houseNumber = houseNumber
        }
    }

    struct Answer: Sendable {
        let isConcerned: Bool
        let heading: String
        let zone: LocalText?
        let sheets: [LocalText]
        let note: String
    }

    public static let template = "address"
    public let layout: Layout
    let t: Texts
    let action: String
    let roundPath: String
    let votePath: String?
    let contact: ContactLines
    let errors: FormErrors?
    let postcode: FormField
    let houseNumber: FormField
    let answer: Answer?

    public var status: Int { errors == nil ? 200 : 422 }

    /// - Parameter typed: what the form posted; nil if it is to be filled in.
    public init(_ round: RoundView, _ typed: Typed? = nil, _ setting: PageSetting) {
        let t = setting.texts
        self.t = t
        var mistakes: [(field: String, text: String)] = []
        var (code, number): (Postcode?, HouseNumber?) = (nil, nil)
        if let typed {
            code = try? Postcode(typed: typed.postcode)
            number = try? HouseNumber(typed: typed.houseNumber)
            if code == nil { mistakes.append(("postcode", t("error.postcode"))) }
            if number == nil { mistakes.append(("house-number", t("error.house-number"))) }
        }
        let error = { (field: String) in mistakes.first { $0.field == field }?.text }
        postcode = .postcode(t, error: error("postcode"), value: typed?.postcode ?? "")
        houseNumber = .houseNumber(t, error: error("house-number"), value: typed?.houseNumber ?? "")
        errors = FormErrors(mistakes)
        if let code, let number {
            answer = Self.answer(round, code, number, t)
        } else {
            answer = nil
        }
        layout = Layout(setting, title: answer?.heading ?? t("address.title"), round: round, isError: errors != nil)
        action = setting.href(.address(round.id))
        roundPath = setting.href(.round(round.id))
        votePath = answer?.isConcerned == true && round.admission == .open ? setting.href(.vote(round.id)) : nil
        contact = ContactLines(setting.owner.contact)
    }

    private static func answer(_ round: RoundView, _ code: Postcode, _ number: HouseNumber, _ t: Texts) -> Answer {
        let zone = round.definition.zone(of: code, number)
        let sheets = round.sheetsToAnswer.filter { sheet in zone.map { sheet.electorate.zones.contains($0.id) } ?? false
        }
        let isConcerned = !sheets.isEmpty
        let place = ["postcode": "\(code.text.prefix(4)) \(code.text.suffix(2))", "number": number.text]
        return Answer(
            isConcerned: isConcerned,
            heading: t(isConcerned ? "address.yes" : "address.no", place),
            zone: isConcerned ? zone.map { LocalText($0.title, in: t.language) } : nil,
            sheets: sheets.map { LocalText($0.title, in: t.language) },
            note: t(isConcerned ? "address.yes-note" : "address.no-note")
        )
    }
}
