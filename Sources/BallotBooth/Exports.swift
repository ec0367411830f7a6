//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

// What the browser's module exports. The page writes a call's fields where `booth_input` says, calls with their length,
// and reads the reply where the call says (docs/booth.md, "Calls").

/// The module has one thread, and one visit.
nonisolated(unsafe) private let exchange = Exchange()

/// Where an input of `size` bytes is to be written; null if that is too much.
@_cdecl("booth_input")
public func boothInput(_ size: UInt32) -> UnsafeMutableRawPointer? {
    exchange.input(size)
}

@_cdecl("booth_check_code")
public func boothCheckCode(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.checkCode, length: length)
}

@_cdecl("booth_credentials")
public func boothCredentials(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.credentials, length: length)
}

@_cdecl("booth_election")
public func boothElection(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.election, length: length)
}

@_cdecl("booth_ballot")
public func boothBallot(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.ballot, length: length)
}

@_cdecl("booth_cast")
public func boothCast(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.cast, length: length)
}

@_cdecl("booth_audit")
public func boothAudit(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.audit, length: length)
}

@_cdecl("booth_discard")
public func boothDiscard(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.discard, length: length)
}

@_cdecl("booth_forget")
public func boothForget(_ length: UInt32) -> UnsafeRawPointer? {
    exchange.perform(.forget, length: length)
}
