//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// The start page: which rounds there are.
public struct StartPage: Page {
    public static let template = "start"
    public let layout: Layout
    let t: Texts
    let open: [RoundCard]
    let coming: [RoundCard]
    let finished: [RoundCard]
    let hasComing: Bool
    let hasFinished: Bool

    /// - Parameter rounds: those that were adopted, the newest first.
    public init(_ rounds: [RoundView], _ setting: PageSetting) {
        t = setting.texts
        layout = Layout(setting, title: t("start.title"))
        let cards = { (members: [RoundView]) in members.map { RoundCard($0, setting) } }
        open = cards(rounds.filter { $0.admission == .open || $0.admission == .suspended })
        coming = cards(rounds.filter { $0.admission == .tooEarly })
        finished = cards(rounds.filter { $0.admission == .tooLate || $0.admission == .annulled })
        hasComing = !coming.isEmpty
        hasFinished = !finished.isEmpty
    }
}
