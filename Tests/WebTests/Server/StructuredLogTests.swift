//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Logging
import Testing

@testable import Web

@Suite struct StructuredLogTests {
    private let moment = Date(timeIntervalSince1970: 1_804_075_200.5)

    private func line(_ message: Logger.Message, _ metadata: Logger.Metadata?) -> String {
        let event = LogEvent(
            level: .info,
            message: message,
            metadata: metadata,
            source: "Web",
            file: "",
            function: "",
            line: 1
        )
        return String(decoding: StructuredLog().line(event, at: moment), as: UTF8.self)
    }

    @Test func aLineHasDateTimeLevelAndMessage() {
        #expect(
            line("listening", nil)
                == #"{"time":"2027-03-03T12:00:00.500Z","level":"info","message":"listening"}"# + "\n"
        )
    }

    @Test func numbersAreNumbersAndTextsCannotBreakOutOfTheLine() {
        let text = line("a\"b\n", ["status": .stringConvertible(404), "hb.request.id": "1f", "text": "\u{1}\\"])
        #expect(
            text.hasSuffix(#""message":"a\"b\n","request":"1f","status":404,"text":"\u0001\\"}"# + "\n")
        )
    }
}
