//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Foundation

/// A bundle's folder: reads its files within bounds, and writes each whole or not at all.
public struct BundleFolder: Sendable {
    /// No file but an archive may be longer; larger ones are read as streams.
    public static let fileLimit = 1 << 30

    /// The folder.
    public let url: URL

    /// The folder at `url`, which need not exist yet.
    public init(_ url: URL) {
        self.url = url
    }

    /// The place of a file below the folder.
    public func path(_ name: String) -> String {
        url.appending(path: name).path
    }

    /// Whether there is a file of this name.
    public func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(name))
    }

    /// The bytes of a file; throws `missing`, `tooLarge` or `unreadable`.
    public func read(_ name: String, limit: Int = fileLimit) throws(BundleError) -> [UInt8] {
        guard has(name) else { throw BundleError(.missing, "\(name): there is no such file in the bundle") }
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path(name)))
            defer { try? handle.close() }
            let data = try handle.read(upToCount: limit + 1) ?? Data()
            guard data.count <= limit else {
                throw BundleError(.tooLarge, "\(name): longer than the \(limit) bytes that such a file may have")
            }
            return [UInt8](data)
        } catch let error as BundleError {
            throw error
        } catch {
            throw BundleError(.unreadable, "\(name): cannot be read (\(error.localizedDescription))")
        }
    }

    /// Writes a file whole, with the folders that it needs. One that is there is replaced only if `replacing`.
    public func write(_ name: String, _ bytes: [UInt8], replacing: Bool = false) throws(BundleError) {
        guard replacing || !has(name) else { throw BundleError(.exists, "\(name): is there already") }
        let file = URL(filePath: path(name))
        do {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: file, options: .atomic)
        } catch {
            throw BundleError(.unreadable, "\(name): cannot be written (\(error.localizedDescription))")
        }
    }

    /// The names of all files below the folder, in ascending order.
    public func files() throws(BundleError) -> [String] {
        let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String }
        guard let names else { throw BundleError(.unreadable, "\(url.path): cannot be listed") }
        return names.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
