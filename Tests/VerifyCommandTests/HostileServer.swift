//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import Synchronization

private final class PathLog: Sendable {
    let paths = Mutex<[String]>([])
}

/// A server on this machine that does to each connection what the test says.
final class HostileServer: Sendable {
    /// Gets the path that was asked for and a way to send; false from it: nobody listens any more.
    typealias Answer = @Sendable (_ path: String, _ send: (String) -> Bool) -> Void

    let port: Int
    private let listener: Int32
    private let asked = PathLog()

    /// The paths that were asked for.
    var paths: [String] { asked.paths.withLock { $0 } }

    init(_ answer: @escaping Answer) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isBound else { throw CocoaError(.fileReadUnknown) }
        port = Int(UInt16(bigEndian: address.sin_port))
        let asked = asked
        Thread.detachNewThread {
            // Closed here alone: its number may be another server's as soon as it is.
            defer { close(listener) }
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread {
                    defer { close(connection) }
                    guard let path = Self.path(connection) else { return }
                    asked.paths.withLock { $0.append(path) }
                    answer(path) { text in
                        let bytes = Array(text.utf8)
                        return send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
                    }
                }
            }
        }
    }

    deinit {
        // Ends the waiting for connections.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private static func path(_ connection: Int32) -> String? {
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.contains(0x0A) || !request.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0, request.count < 1 << 16 else { return nil }
            request += buffer.prefix(count)
        }
        return String(decoding: request, as: UTF8.self).split(separator: " ").dropFirst().first.map(String.init)
    }

    /// A whole answer.
    static func whole(_ body: String, status: String = "200 OK", _ headers: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\(headers)\r\n\(body)"
    }
}
