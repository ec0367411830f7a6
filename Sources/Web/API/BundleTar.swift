//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Hummingbird
import NIOCore

/// A public folder as one file, in the form of POSIX.1-1988 (ustar): the same folder always gives the same bytes.
struct BundleTar: Sendable {
    /// Tar counts in blocks of so many bytes.
    private static let block = 512
    /// Bytes that are read at once.
    private static let piece = 256 << 10

    private struct Member: Sendable {
        let header: [UInt8]
        let path: String
        let size: Int
    }

    private let members: [Member]

    /// - Parameters:
    ///   - names: the files, by their paths from the folder.
    ///   - root: the folder in which they stand in the archive.
    init(_ folder: URL, names: some Collection<String>, root: String) throws {
        members = try names.sorted().map { name in
            let path = folder.appending(path: name).path
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            guard let header = Self.header("\(root)/\(name)", size: size) else {
                throw WebError(.fault, "\(name) does not fit into a tar archive")
            }
            return Member(header: header, path: path, size: size)
        }
    }

    /// How many bytes it has.
    var size: Int {
        members.reduce(2 * Self.block) { $0 + Self.block + $1.size + Self.padding($1.size) }
    }

    /// The archive, read from the disk while it is sent.
    var body: ResponseBody {
        ResponseBody(contentLength: size) { writer in
            for member in members {
                try await writer.write(ByteBuffer(bytes: member.header))
                let file = try FileHandle(forReadingFrom: URL(filePath: member.path))
                defer { try? file.close() }
                var left = member.size
                while left > 0, let data = try file.read(upToCount: min(left, Self.piece)), !data.isEmpty {
                    try await writer.write(ByteBuffer(bytes: data))
                    left -= data.count
                }
                guard left == 0 else { throw WebError(.fault, "a file of the bundle has become shorter") }
                try await writer.write(ByteBuffer(repeating: 0, count: Self.padding(member.size)))
            }
            try await writer.write(ByteBuffer(repeating: 0, count: 2 * Self.block))
            try await writer.finish(nil)
        }
    }

    private static func padding(_ size: Int) -> Int {
        (block - size % block) % block
    }

    /// A member's header; nil if its name or its size does not fit.
    static func header(_ name: String, size: Int) -> [UInt8]? {
        guard name.utf8.count <= 100, (0..<(1 << 33)).contains(size) else { return nil }
        var header: [UInt8] = []
        func field(_ text: String, _ length: Int) {
            header += Array(text.utf8) + [UInt8](repeating: 0, count: length - text.utf8.count)
        }
        func octal(_ number: Int, _ length: Int) {
            let digits = String(number, radix: 8)
            field(String(repeating: "0", count: length - 1 - digits.count) + digits, length)
        }
        field(name, 100)
        octal(0o644, 8)
        octal(0, 8)
        octal(0, 8)
        octal(size, 12)
        octal(0, 12)
        let sumPlace = header.count
        header += [UInt8](repeating: 0x20, count: 8)
        field("0", 1)
        field("", 100)
        field("ustar", 6)
        field("00", 2)
        field("", 64)
        octal(0, 8)
        octal(0, 8)
        field("", 167)
        // The sum of the header's bytes, counted with spaces in the place of the sum itself.
        let digits = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        let sum = String(repeating: "0", count: 6 - digits.count) + digits + "\0 "
        header.replaceSubrange(sumPlace..<(sumPlace + 8), with: Array(sum.utf8))
        return header
    }
}
