//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import SealedFiles
import VerifyCommand

/// Files named on the command line; `-` is standard input.
enum InputFile {
    /// Longer files are none of those that people hand around: elections, keys, answers, ballots.
    static let limit = 1 << 24

    /// The bytes of a file that is no secret.
    static func read(_ path: String, limit: Int = limit) throws(CommandFailure) -> [UInt8] {
        var read: [UInt8] = []
        do {
            let handle = try handle(path)
            defer { try? handle.close() }
            while read.count <= limit, let piece = try handle.read(upToCount: limit + 1 - read.count), !piece.isEmpty {
                read += piece
            }
        } catch {
            throw CommandFailure("\(path): the file cannot be read", status: .unreadable)
        }
        guard read.count <= limit else {
            throw CommandFailure("\(path): longer than the \(limit) bytes that such a file may have")
        }
        return read
    }

    /// The bytes of a document, without the newline in which tools end its file: it is no part of what is hashed.
    static func readDocument(_ path: String) throws(CommandFailure) -> [UInt8] {
        let bytes = try read(path)
        return bytes.last == 0x0A ? bytes.dropLast() : bytes
    }

    /// The bytes of a file with a secret in it, which only its owner may read; on standard input nobody looks at that.
    static func readSecret(_ path: String, limit: Int) throws -> SecretBytes {
        guard path == "-" else { return try SecretFile.read(path, limit: limit) }
        var size = 0
        let typed = try SecretBytes(count: limit + 1) { target in
            while size < target.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: target[size...])
                let count = Foundation.read(STDIN_FILENO, rest.baseAddress, rest.count)
                guard count >= 0 else {
                    throw CommandFailure("standard input: cannot be read", status: .unreadable)
                }
                if count == 0 { break }
                size += count
            }
        }
        guard size <= limit else { throw CommandFailure("standard input: more than \(limit) bytes") }
        return typed.slice(0..<size)
    }

    private static func handle(_ path: String) throws -> FileHandle {
        path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
    }
}

/// Files that a command makes: whole or not at all, and never over one that is there.
enum NewFile {
    /// Writes a file that anybody may read.
    static func write(_ bytes: [UInt8], to path: String) throws {
        try AtomicFile.write(bytes, to: path)
    }

    /// Writes a file that is its owner's alone.
    static func writeSecret(_ bytes: SecretBytes, to path: String) throws {
        try bytes.withUnsafeBytes { try AtomicFile.write($0, to: path) }
    }

    /// Makes a folder that is its owner's alone, unless it is there.
    static func makeFolder(_ path: String) throws(CommandFailure) {
        guard !isThere(path) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw CommandFailure("\(path): the folder cannot be made", status: .unreadable)
        }
    }

    static func isThere(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// Refuses to go on if one of the files is there: before anything is asked or made.
    static func demandFree(_ paths: String...) throws(CommandFailure) {
        for path in paths where isThere(path) {
            throw CommandFailure("\(path) is there already", hint: "name another, or move this one away")
        }
    }
}
