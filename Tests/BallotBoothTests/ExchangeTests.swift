//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotBooth
import Testing

@Suite struct ExchangeTests {
    @Test func aLengthBeyondTheInputIsRefused() throws {
        let exchange = Exchange()
        #expect(exchange.input(8) != nil)
        for length: UInt32 in [1 << 20, .max, 1 << 31] {
            let reply = try #require(exchange.perform(.checkCode, length: length))
            #expect(reply.load(as: UInt32.self) == 1)
            #expect(reply.load(fromByteOffset: 4, as: UInt8.self) == BoothStatus.input.rawValue)
        }
    }

    @Test func noMoreInputIsTakenThanABoothNeeds() {
        let exchange = Exchange()
        #expect(exchange.input(UInt32(Exchange.maximumInput)) != nil)
        #expect(exchange.input(UInt32(Exchange.maximumInput) + 1) == nil)
        #expect(exchange.input(.max) == nil)
    }

    @Test func theInputIsWipedOnceItIsRead() throws {
        let exchange = Exchange()
        let input = try #require(exchange.input(64))
        for offset in 0..<64 { input.storeBytes(of: 0x41, toByteOffset: offset, as: UInt8.self) }
        _ = exchange.perform(.checkCode, length: 64)
        for offset in 0..<64 { #expect(input.load(fromByteOffset: offset, as: UInt8.self) == 0) }
    }
}
