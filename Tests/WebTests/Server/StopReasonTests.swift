//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HummingbirdTesting
import Rounds
import Service
import StoreFixtures
import Testing

/// A page says why its round was stopped, also when other acts came after that.
@Suite struct StopReasonTests {
    private func act(_ setting: SiteSetting, _ act: Act.Setting, _ reason: String) async throws {
        let (round, store) = (setting.round, setting.service.store)
        try await round.record(try await round.act(act, reason: reason, in: store), in: store)
    }

    @Test("a suspended round that was extended says why it is suspended")
    func extended() async throws {
        let setting = try await SiteSetting()
        let later = try #require(Moment(unixSeconds: setting.round.definition.schedule.closes.unixSeconds + 86_400))
        try await act(setting, .suspend, "storing bij de provider")
        #expect(try await setting.ask("/nl/proef").text.contains("storing bij de provider"))
        try await act(setting, .extend(later), "een dag langer")
        let page = try await setting.ask("/nl/proef").text
        #expect(page.contains("storing bij de provider") && !page.contains("een dag langer"))
        try await act(setting, .resume, "verholpen")
        #expect(try await !setting.ask("/nl/proef").text.contains("storing bij de provider"))
    }

    @Test("an annulled round whose codes were destroyed says why it was annulled")
    func destroyed() async throws {
        let setting = try await SiteSetting()
        try await act(setting, .annul, "raadsbesluit 12")
        let unused = try await setting.service.state(of: "proef").sheets.map {
            SheetValue($0.terms.id, $0.ledger?.idle ?? 0)
        }
        try await act(setting, .destroy(unused), "na afloop")
        let page = try await setting.ask("/nl/proef").text
        #expect(page.contains("raadsbesluit 12") && !page.contains("na afloop"))
    }
}
