//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ElectionRecord
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

    /// The bytes of a file; throws `missing`, `tooLarge` or `unreadable`, which a pipe or a device is too.
    public func read(_ name: String, limit: Int = fileLimit) throws(BundleError) -> [UInt8] {
        guard has(name) else { throw BundleError(.missing, "\(name): there is no such file in the bundle") }
        do throws(ArchiveError) {
            let source = try ArchiveSource(path: path(name))
            if source.count <= limit { return try source.read(at: 0, count: source.count) }
        } catch {
            throw BundleError(.unreadable, "\(name): \(error.detail)")
        }
        throw BundleError(.tooLarge, "\(name): longer than the \(limit) bytes that such a file may have")
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

    /// The names of all files below the folder, in ascending order; throws `form` if there is anything but files and
    /// folders: a link could lead out of the bundle, and a pipe never end.
    public func files() throws(BundleError) -> [String] {
        var names: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            for item in try items(of: folder) {
                let name = folder.isEmpty ? item : "\(folder)/\(item)"
                guard item.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x5C && $0 != 0x7F }) else {
                    throw BundleError(.form, "\(name): a name that no list of checksums can hold")
                }
                switch try type(of: name) {
                case .typeRegular: names.append(name)
                case .typeDirectory: folders.append(name)
                default: throw BundleError(.form, "\(name): neither a file nor a folder")
                }
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func items(of folder: String) throws(BundleError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? url.path : path(folder))
        } catch {
            throw BundleError(.unreadable, "\(folder.isEmpty ? url.path : folder): cannot be listed")
        }
    }

    /// What stands under the name itself; links are not followed.
    private func type(of name: String) throws(BundleError) -> FileAttributeType? {
        do {
            return try FileManager.default.attributesOfItem(atPath: path(name))[.type] as? FileAttributeType
        } catch {
            throw BundleError(.unreadable, "\(name): cannot be looked at (\(error.localizedDescription))")
        }
    }
}
