//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation
import FoundationNetworking
import Synchronization

/// Fetches files one after the other, straight to the disk, and gives up on a server that asks too much of disk, time or
/// trust: only the address that was given is believed, so no redirection is followed.
final class FileFetcher: NSObject, URLSessionDataDelegate, Sendable {
    /// What a server may take.
    struct Limits: Sendable {
        /// Bytes of all files together.
        var total = 16 << 30
        /// Seconds without a byte, and before anybody asks how fast it goes: a server may have to write a large bundle
        /// first.
        var patience = 300.0
        /// Bytes a second, over all files, after that.
        var slowest = 1024.0
    }

    /// Why a file was not fetched.
    enum Refusal: Error, Equatable, Sendable {
        /// Any answer but 200.
        case status(Int)
        /// It leads elsewhere.
        case redirection(String)
        /// The file, or all together, would be longer than allowed.
        case size(Int)
        case slow
        /// The disk does not take it.
        case disk(String)
        case network(String)
    }

    /// A file on its way.
    private struct Transfer {
        let file: FileHandle
        let limit: Int
        let done: CheckedContinuation<Void, Never>
        var size = 0
        var refusal: Refusal?
    }

    let limits: Limits
    private let began = ContinuousClock.now
    private let transfer = Mutex<Transfer?>(nil)
    /// Its own thread, for the threads that all queues share may be waiting for it.
    private let cancelling = DispatchQueue(label: "stemronde.fetch.cancel")
    /// Bytes so far.
    private let received = Mutex(0)

    init(limits: Limits) {
        self.limits = limits
    }

    /// A session whose answers come here; it is to be invalidated.
    func session() -> URLSession {
        let settings = URLSessionConfiguration.ephemeral
        settings.httpShouldSetCookies = false
        settings.timeoutIntervalForRequest = limits.patience
        return URLSession(configuration: settings, delegate: self, delegateQueue: NarrowQueue())
    }

    /// Fetches one file into a place where there is none; what is there after a refusal is not the file.
    ///
    /// - Parameter limit: the most bytes of this file.
    func fetch(_ url: URL, to place: URL, limit: Int, by session: URLSession) async throws(Refusal) {
        let file = try open(place)
        defer { try? file.close() }
        let task = session.dataTask(with: url)
        let left = limits.total - received.withLock { $0 }
        let watch = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(200))
                if isTooSlow { return stop(task, .slow) }
            }
        }
        defer { watch.cancel() }
        await withCheckedContinuation { done in
            transfer.withLock { $0 = Transfer(file: file, limit: min(limit, left), done: done) }
            task.resume()
        }
        let refusal = transfer.withLock { transfer in
            defer { transfer = nil }
            return transfer?.refusal
        }
        if let refusal { throw refusal }
    }

    private func open(_ place: URL) throws(Refusal) -> FileHandle {
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data().write(to: place, options: .withoutOverwriting)
            return try FileHandle(forWritingTo: place)
        } catch {
            throw .disk(error.localizedDescription)
        }
    }

    private var isTooSlow: Bool {
        let passed = began.duration(to: .now)
        let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
        return seconds > limits.patience && Double(received.withLock { $0 }) < limits.slowest * seconds
    }

    /// Notes why a file is not fetched: the first reason counts.
    private func note(_ refusal: Refusal) {
        transfer.withLock { if $0?.refusal == nil { $0?.refusal = refusal } }
    }

    private func stop(_ task: URLSessionTask, _ refusal: Refusal) {
        note(refusal)
        // Elsewhere: it waits for who fills the queue, who may wait for this; and once, for each waits on a thread.
        cancelling.async { task.cancel() }
    }

    // MARK: URLSession

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        note(.redirection(request.url?.absoluteString ?? "nowhere"))
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let status = (dataTask.response as? HTTPURLResponse)?.statusCode
        let announced = dataTask.response?.expectedContentLength ?? -1
        let refusal: Refusal? = transfer.withLock { transfer in
            guard var current = transfer, current.refusal == nil else { return nil }
            guard status == 200 else { return .status(status ?? 0) }
            let (limit, size) = (current.limit, current.size + data.count)
            guard size <= limit, announced <= Int64(limit) else { return .size(limit) }
            do {
                try current.file.write(contentsOf: data)
            } catch {
                return .disk(error.localizedDescription)
            }
            current.size = size
            transfer = current
            received.withLock { $0 += data.count }
            return nil
        }
        if let refusal { stop(dataTask, refusal) }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let status = (task.response as? HTTPURLResponse)?.statusCode
        if (error as? URLError)?.code == .timedOut {
            note(.slow)
        } else if let error {
            note(.network(error.localizedDescription))
        } else if status != 200 {
            note(.status(status ?? 0))
        }
        transfer.withLock { $0?.done }?.resume()
    }
}
