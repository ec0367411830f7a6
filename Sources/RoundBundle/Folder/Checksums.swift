//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
import ElectionRecord

/// `SHA256SUMS`: the hash of every other file of a bundle, in the form that `sha256sum --check` takes.
public struct Checksums: Equatable, Sendable {
    /// A line.
    public struct Line: Equatable, Sendable {
        /// The file's name below the bundle's folder.
        public let name: String
        /// Its SHA-256.
        public let hash: Digest
    }

    /// The lines, in ascending order of names.
    public let lines: [Line]

    /// The checksums of everything that now stands in the folder.
    public init(of folder: BundleFolder) throws(BundleError) {
        var lines: [Line] = []
        for name in try folder.files() where name != BundlePaths.checksums {
            lines.append(Line(name: name, hash: try Self.hash(name, in: folder)))
        }
        self.lines = lines
    }

    /// Reads the file's bytes, in their one form; throws `form`. What is named need not be there.
    public init(_ bytes: [UInt8]) throws(BundleError) {
        var lines: [Line] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            guard line.count > 66, let hash = Digest(hex: line.prefix(64)),
                line.dropFirst(64).prefix(2).elementsEqual([0x20, 0x20]), UTF8Text.isValid([UInt8](line.dropFirst(66)))
            else { throw BundleError(.form, "SHA256SUMS: line \(lines.count + 1) is no checksum and name") }
            lines.append(Line(name: String(decoding: line.dropFirst(66), as: UTF8.self), hash: hash))
        }
        self.lines = lines
        guard self.bytes == bytes else { throw BundleError(.form, "SHA256SUMS: the last line has no end") }
        for (line, next) in zip(lines, lines.dropFirst())
        where !line.name.utf8.lexicographicallyPrecedes(next.name.utf8) {
            throw BundleError(.form, "SHA256SUMS: \(next.name) does not stand in its place, or stands there twice")
        }
    }

    /// The file's bytes.
    public var bytes: [UInt8] {
        lines.flatMap { $0.hash.hex + [0x20, 0x20] + Array($0.name.utf8) + [0x0A] }
    }

    /// The hash of one file, read as a stream.
    public static func hash(_ name: String, in folder: BundleFolder) throws(BundleError) -> Digest {
        do throws(ArchiveError) {
            let source = try ArchiveSource(path: folder.path(name))
            var hasher = DigestHasher()
            var offset = 0
            while offset < source.count {
                let piece = try source.read(at: offset, count: min(1 << 20, source.count - offset))
                hasher.update(piece)
                offset += piece.count
            }
            return hasher.finish()
        } catch {
            throw BundleError(.unreadable, "\(name): \(error.detail)")
        }
    }
}
