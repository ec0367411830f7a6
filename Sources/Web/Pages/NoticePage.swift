//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A page of its own for a visitor who cannot go on.
public struct NoticePage: Page {
    public static let template = "notice"
    public let layout: Layout
    public let status: Int
    let t: Texts
    let notice: Notice
    let contact: ContactLines

    /// - Parameters:
    ///   - round: the round it is about, if any. All kinds but *not found*, *fault*, *busy* and *too many attempts* need one.
    ///   - wait: after how many seconds to try again; it belongs in the header `Retry-After` too.
    ///   - status: the status to answer with, if it is not the kind's: 200 where the page is what was asked for.
    public init(
        _ kind: NoticeKind,
        round: RoundView? = nil,
        wait: Int? = nil,
        status: Int? = nil,
        _ setting: PageSetting
    ) {
        t = setting.texts
        notice = Notice(kind, round: round, wait: wait, setting)
        layout = Layout(setting, title: notice.title, round: round)
        contact = ContactLines(setting.owner.contact)
        self.status = status ?? kind.status
    }
}
