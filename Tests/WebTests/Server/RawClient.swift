//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation

/// Sends bytes to a port of this machine and reads what comes back until the other side closes.
enum RawClient {
    struct Failure: Error {}

    /// Waits on a thread of its own: the service that is asked runs on those that tests share.
    ///
    /// - Parameter drip: what is sent besides, twice a second, until the other side closes or the time is up.
    static func ask(port: Int, _ text: String, drip: String? = nil, seconds: Int = 60) async throws -> String {
        try await withCheckedThrowingContinuation { answered in
            Thread { answered.resume(with: Result { try wait(port: port, text, drip: drip, seconds: seconds) }) }
                .start()
        }
    }

    private static func wait(port: Int, _ text: String, drip: String?, seconds: Int) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure() }
        defer { close(descriptor) }
        var timeout = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
                connect(descriptor, target, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure() }
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) > 0 || bytes.isEmpty else { throw Failure() }
        let end = ContinuousClock.now + .seconds(seconds)
        while let drip, ContinuousClock.now < end {
            usleep(500_000)
            guard send(descriptor, Array(drip.utf8), drip.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else { return "" }
        }
        guard drip == nil else { throw Failure() }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer[0..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
