//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import HTTPTypes
import HummingbirdTesting
import Rounds
import Service
import StoreFixtures
import Testing

@testable import Web

/// What is refused; that feedback is taken is tested where a round is played to its end.
@Suite struct FeedbackOverHTTPTests {
    private static let path = "/api/rounds/proef/feedback"
    private static let json: HTTPFields = [.contentType: "application/json"]

    private func feedback(_ setting: SiteSetting) throws -> [UInt8] {
        let definition = setting.round.definition
        let answers = definition.sheets.flatMap(\.questions).map { Feedback.Answer(question: $0.id, done: "Gedaan.") }
        return try Feedback(on: definition, date: #require(Day("2033-06-01")), answers: answers, reports: []).json
    }

    @Test("feedback that no act names is refused, and kept nowhere")
    func unnamed() async throws {
        let setting = try await SiteSetting()
        let answer = try await setting.ask(Self.path, .post, headers: Self.json, body: try feedback(setting))
        #expect(answer.status.code == 422)
        #expect(answer.errorCode == "refused")
        #expect(try await setting.service.feedback(on: "proef").isEmpty)
    }

    @Test("another type, too long a body, an unknown round and another method are refused")
    func forms() async throws {
        let setting = try await SiteSetting()
        let document = try feedback(setting)
        let plain = try await setting.ask(Self.path, .post, headers: [.contentType: "text/plain"], body: document)
        #expect(plain.errorCode == "media-type")
        let long = [UInt8](repeating: 0x20, count: Feedback.sizeLimit + 1)
        #expect(try await setting.ask(Self.path, .post, headers: Self.json, body: long).errorCode == "too-large")
        let elsewhere = try await setting.ask("/api/rounds/elders/feedback", .post, headers: Self.json, body: document)
        #expect(elsewhere.errorCode == "not-found")
        #expect(try await setting.ask(Self.path).errorCode == "method")
    }
}
