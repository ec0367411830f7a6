//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
public import Foundation

/// The files that belong to the pages, held in memory: there is no path that could lead anywhere else.
public struct AssetStore: Sendable {
    /// A file with what its answer says of it.
    struct Asset: Sendable {
        let bytes: [UInt8]
        let type: String
        /// A strong validator: its SHA-256.
        let tag: String
        /// A policy of its own, for a script that a browser runs as a worker.
        let policy: ContentPolicy?
    }

    /// The booth's module, which its worker loads from beside it.
    public static let boothName = "booth.wasm"

    /// No file of ours is larger.
    private static let sizeLimit = 4 << 20

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "ico": "image/x-icon", "wasm": "application/wasm", "woff2": "font/woff2",
        "txt": "text/plain; charset=utf-8",
    ]

    private var assets: [String: Asset] = [:]

    /// The SHA-256 of the booth's module, in hex; nil without one.
    public private(set) var boothHash: String?

    /// - Parameters:
    ///   - folder: where the program's own files lie.
    ///   - booth: the file of the booth's module; nil for a site where nobody can vote in the browser, as in tests.
    ///   - more: a folder of the municipality's own files, say a style sheet with its colours. They replace none of the
    ///     program's.
    public init(folder: URL = PageAssets.folder, booth: URL?, more: URL? = nil) throws {
        for folder in [more, folder].compactMap(\.self) {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            for file in files { try add(file) }
        }
        guard let booth else { return }
        do {
            try add(booth, as: Self.boothName)
        } catch {
            throw StartError(
                "the booth's module cannot be read: \(booth.path)",
                hint: "Scripts/build-booth makes it; without it nobody can vote in a browser"
            )
        }
        boothHash = assets[Self.boothName].map { String($0.tag.dropFirst().dropLast()) }
    }

    subscript(name: String) -> Asset? {
        assets[name]
    }

    /// The names of all files.
    var names: [String] {
        assets.keys.sorted()
    }

    private mutating func add(_ file: URL, as name: String? = nil) throws {
        let name = name ?? file.lastPathComponent
        guard let type = Self.types[(name as NSString).pathExtension] else { return }
        let bytes = [UInt8](try Data(contentsOf: file))
        guard bytes.count <= Self.sizeLimit else {
            throw StartError("\(name) has more than \(Self.sizeLimit) bytes")
        }
        let hash = String(decoding: Digest(of: bytes).hex, as: UTF8.self)
        // A worker has the policy that it came with, not its page's.
        let policy: ContentPolicy? = name.hasSuffix("-worker.js") ? .booth : nil
        assets[name] = Asset(bytes: bytes, type: type, tag: "\"\(hash)\"", policy: policy)
    }
}
