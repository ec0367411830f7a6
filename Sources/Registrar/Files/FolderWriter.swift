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
    /// Whoever ends the program in between leaves a hidden folder, which may hold codes; the next time says so.
    ///
    /// Throws `folderExists`, `leftover`, `unwritable`, or what `body` throws.
    package static func make<Value>(_ url: URL, _ body: (URL) async throws -> Value) async throws -> Value {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: url.path(percentEncoded: false)) else {
            throw IssueError(.folderExists, "\(url.lastPathComponent) is there already, and nothing is overwritten")
        }
        if let left = leftovers(of: url).first {
            let path = left.path(percentEncoded: false)
            throw IssueError(
                .leftover,
                "\(path) is left of a run that was broken off, or another one is under way; it may hold codes"
            )
        }
        let temporary = url.deletingLastPathComponent()
            .appending(path: prefix(url) + "\(UInt32.random(in: .min ... .max))" + suffix)
        try makeFolder(temporary, isPrivate: true)
        do {
            let value = try await body(temporary)
            try move(temporary, to: url)
            return value
        } catch {
            do { try SecretFolder.erase(temporary) } catch { try? manager.removeItem(at: temporary) }
            throw error
        }
    }

    private static let suffix = ".tmp"

    private static func prefix(_ url: URL) -> String { ".\(url.lastPathComponent)." }

    /// What runs that were broken off have left beside a folder.
    static func leftovers(of url: URL) -> [URL] {
        let parent = url.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path(percentEncoded: false))) ?? []
        return names.filter { name in
            guard name.hasPrefix(prefix(url)), name.hasSuffix(suffix) else { return false }
            return UInt32(name.dropFirst(prefix(url).count).dropLast(suffix.count)) != nil
        }.map { parent.appending(path: $0) }
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
