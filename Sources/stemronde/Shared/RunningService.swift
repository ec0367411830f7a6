//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import FoundationNetworking
import VerifyCommand

/// A running service, as its API answers (docs/api.md).
struct RunningService: Sendable {
    /// What was answered.
    struct Answer {
        let status: Int
        let body: Data
    }

    /// Longer answers are none that this program asks for.
    private static let limit = 1 << 20
    /// Names of this machine, which nobody can listen in on the way to.
    private static let own: Set<String> = ["localhost", "127.0.0.1", "::1", "[::1]"]

    private let base: URL

    /// The service at an address such as `https://stemmen.example.nl`.
    init(_ address: String) throws(CommandFailure) {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty,
            ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil, parts.user == nil,
            let url = parts.url
        else { throw CommandFailure("\(address): an address such as https://stemmen.example.nl is expected") }
        guard parts.scheme == "https" || (parts.scheme == "http" && Self.own.contains(host)) else {
            throw CommandFailure("\(address): only https:// reaches another machine unaltered")
        }
        base = url
    }

    /// Reads what stands at a path.
    func get(_ path: String) async throws(CommandFailure) -> Answer {
        try await send(URLRequest(url: base.appending(path: path), timeoutInterval: 60))
    }

    /// Sends a text.
    func post(
        _ text: [UInt8],
        type: String = "text/plain",
        to path: String
    ) async throws(CommandFailure) -> Answer {
        var request = URLRequest(url: base.appending(path: path), timeoutInterval: 60)
        request.httpMethod = "POST"
        request.setValue(type, forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(text)
        return try await send(request)
    }

    private func send(_ request: URLRequest) async throws(CommandFailure) -> Answer {
        let session = URLSession(configuration: .ephemeral, delegate: NoRedirects(), delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        do {
            let (body, response) = try await session.data(for: request)
            guard let status = (response as? HTTPURLResponse)?.statusCode, body.count <= Self.limit else {
                throw CommandFailure("\(base): the answer is none of this service")
            }
            return Answer(status: status, body: body)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                "\(base): \(error.localizedDescription)",
                hint: "is it the right address, and does the service run?",
                status: .unreadable
            )
        }
    }
}

/// Follows no redirection: a statement goes where it was sent to, or nowhere.
private final class NoRedirects: NSObject, URLSessionTaskDelegate, Sendable {
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
