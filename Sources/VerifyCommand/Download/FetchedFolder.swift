//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Foundation

/// The new folder that a bundle is fetched into, its owner's alone. It stays behind only if it is to be kept and
/// everything is there; not if fetching fails, and not if somebody presses Ctrl-C.
final class FetchedFolder {
    let url: URL
    private let isToBeKept: Bool
    private var stays = false
    private var interruptions: [any DispatchSourceSignal] = []

    /// Makes the folder.
    ///
    /// - Parameter keep: its path; nil for a temporary one.
    /// - Throws: `CommandFailure` if it is there, or cannot be made.
    init(_ keep: String?) throws(CommandFailure) {
        url =
            keep.map { URL(filePath: $0) }
            ?? FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        isToBeKept = keep != nil
        guard !FileManager.default.fileExists(atPath: url.path) else {
            throw CommandFailure("\(url.path) is there already", hint: "name a folder that is not there yet")
        }
        do {
            try FileManager.default.createDirectory(
                at: url,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw CommandFailure("\(url.path) cannot be made (\(error.localizedDescription))")
        }
        interruptions = [SIGINT, SIGTERM, SIGHUP].map { [url] number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                try? FileManager.default.removeItem(at: url)
                exit(128 + number)
            }
            source.resume()
            signal(number, SIG_IGN)
            return source
        }
    }

    /// Everything is there.
    func complete() {
        guard isToBeKept else { return }
        stays = true
        endInterruptions()
    }

    /// Removes the folder, unless it stays.
    func release() {
        guard !stays else { return }
        try? FileManager.default.removeItem(at: url)
        endInterruptions()
    }

    private func endInterruptions() {
        for source in interruptions { source.cancel() }
        for number in [SIGINT, SIGTERM, SIGHUP] where !interruptions.isEmpty { signal(number, SIG_DFL) }
        interruptions = []
    }
}
