//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CSodium

/// The memory through which page and booth speak: one buffer for a call's input, one for its reply.
///
/// The page writes where ``input(_:)`` says and passes no address back, so there is none to be checked. Both buffers are
/// wiped: the input once it is read, the reply before the next call.
public final class Exchange {
    /// The longest input, in bytes.
    public static let maximumInput = 1 << 19

    private let booth = Booth()
    private var input = Exchange.allocate(4096)
    private var reply = Exchange.allocate(4096)

    /// Both buffers empty.
    public init() {}

    deinit {
        Self.release(input)
        Self.release(reply)
    }

    /// Where an input of `size` bytes is to be written, or nil if that is too much. It holds until the next call of this.
    public func input(_ size: UInt32) -> UnsafeMutableRawPointer? {
        guard size <= UInt32(Self.maximumInput) else { return nil }
        Self.reserve(Int(size), &input)
        return input.baseAddress
    }

    /// Carries out `call` with the first `length` bytes of the input; the reply is a length, 32 bits with the lowest byte
    /// first, and as many bytes. It holds until the next call of this.
    public func perform(_ call: BoothCall, length: UInt32) -> UnsafeRawPointer? {
        var bytes: [UInt8]
        if length <= UInt32(clamping: input.count) {
            bytes = booth.reply(to: call, UnsafeRawBufferPointer(rebasing: input[..<Int(length)]))
        } else {
            bytes = BoothReply(.input).bytes
        }
        Self.wipe(input)
        Self.wipe(reply)
        Self.reserve(bytes.count + 4, &reply)
        reply.storeBytes(of: UInt32(clamping: bytes.count).littleEndian, as: UInt32.self)
        reply.baseAddress.map { UnsafeMutableRawPointer($0 + 4).copyMemory(from: bytes, byteCount: bytes.count) }
        sodium_memzero(&bytes, bytes.count)
        return UnsafeRawPointer(reply.baseAddress)
    }

    private static func allocate(_ size: Int) -> UnsafeMutableRawBufferPointer {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        wipe(buffer)
        return buffer
    }

    private static func reserve(_ size: Int, _ buffer: inout UnsafeMutableRawBufferPointer) {
        guard size > buffer.count else { return }
        release(buffer)
        buffer = allocate(size)
    }

    private static func release(_ buffer: UnsafeMutableRawBufferPointer) {
        wipe(buffer)
        buffer.deallocate()
    }

    private static func wipe(_ buffer: UnsafeMutableRawBufferPointer) {
        guard let start = buffer.baseAddress else { return }
        sodium_memzero(start, buffer.count)
    }
}
