//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotBooth
import CanonicalText
import Testing

/// One booth, spoken to as the page does.
struct Visit {
    let booth = Booth()

    /// Fields for a call.
    struct Fields {
        var bytes: [UInt8] = []

        mutating func field(_ value: [UInt8]) {
            bytes += Self.number(UInt32(value.count)) + value
        }

        static func number(_ value: UInt32) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
    }

    /// The reply to `call` with these fields: its status, and its fields.
    func call(_ call: BoothCall, _ fields: [[UInt8]]) throws -> (status: BoothStatus, fields: [[UInt8]]) {
        var input = Fields()
        for field in fields { input.field(field) }
        return try raw(call, input.bytes)
    }

    /// The reply to `call` with these bytes.
    func raw(_ call: BoothCall, _ input: [UInt8]) throws -> (status: BoothStatus, fields: [[UInt8]]) {
        let reply = input.withUnsafeBytes { booth.reply(to: call, $0) }
        let first = try #require(reply.first)
        let status = try #require(BoothStatus(rawValue: first))
        var fields: [[UInt8]] = []
        var rest = reply[1...]
        while !rest.isEmpty {
            let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            fields.append(Array(rest.dropFirst(4).prefix(length)))
            rest = rest.dropFirst(4 + length)
        }
        #expect(status == .done || fields.isEmpty)
        return (status, fields)
    }

    /// The fields of a reply that must be *done*.
    func done(_ call: BoothCall, _ fields: [[UInt8]]) throws -> [[UInt8]] {
        let reply = try self.call(call, fields)
        #expect(reply.status == .done)
        return reply.fields
    }
}

func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}
