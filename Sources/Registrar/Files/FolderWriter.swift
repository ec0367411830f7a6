//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
package import Foundation

/// Makes a folder that appears whole under its name, or not at all.
package enum FolderWriter {
    /// Makes a folder beside `url`, lets `body` fill it, and gives it its name. If anything fails, nothing is left.
    ///
    /// Throws `folderExists`, `unwritable`, or what `body` throws.
    package static func make<Value>(_ url: URL, _ body: (URL) async throws -> Value) async throws -> Value {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: url.path(percentEncoded: false)) else {
            throw IssueError(.folderExists, "\(url.lastPathComponent) is there already, and nothing is overwritten")
        }
        let temporary = url.deletingLastPathComponent()
            .appending(path: ".\(url.lastPathComponent).\(UInt32.random(in: .min ... .max)).tmp")
        try makeFolder(temporary, isPrivate: true)
        do {
            let value = try await body(temporary)
            try move(temporary, to: url)
            return value
        } catch {
            try? manager.removeItem(at: temporary)
            throw error
        }
    }

    /// Makes a folder; throws `unwritable`.
    package static func makeFolder(_ url: URL, isPrivate: Bool) throws(IssueError) {
        do {
            try FileManager.default.createDirectory(
                at: url,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: isPrivate ? 0o700 : 0o755]
            )
        } catch {
            throw IssueError(.unwritable, "cannot make the folder \(url.lastPathComponent): \(reason(error))")
        }
    }

    private static func move(_ from: URL, to url: URL) throws(IssueError) {
        do {
            try FileManager.default.moveItem(at: from, to: url)
        } catch {
            throw IssueError(.unwritable, "cannot make the folder \(url.lastPathComponent): \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        (error as NSError).localizedDescription
    }
}
