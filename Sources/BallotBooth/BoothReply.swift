//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A call's reply: the status, and fields in the form of the input's.
struct BoothReply {
    private(set) var bytes: [UInt8]

    init(_ status: BoothStatus) {
        bytes = [status.rawValue]
    }

    mutating func field(_ value: [UInt8]) {
        number(UInt32(clamping: value.count))
        bytes.append(contentsOf: value)
    }

    mutating func handle(_ handle: UInt32) {
        number(4)
        number(handle)
    }

    private mutating func number(_ value: UInt32) {
        for index in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * index))) }
    }
}
