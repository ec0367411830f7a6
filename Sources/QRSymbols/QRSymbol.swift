//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CQREncode
import CSodium

/// A QR symbol (ISO/IEC 18004) as squares, made by libqrencode.
public struct QRSymbol: Sendable {
    /// Modules along a side, without the quiet zone.
    public let size: Int
    /// 1 for a dark module, row by row.
    private var modules: [UInt8]

    /// Light modules that a reader needs around the symbol.
    public static let quietZone = 4

    /// The symbol of some bytes, of which up to 15 % may be dirty or torn (level M); nil if they are too many.
    public init?(_ content: [UInt8]) {
        guard !content.isEmpty, let count = CInt(exactly: content.count),
            let symbol = QRcode_encodeData(count, content, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(symbol) }
        guard let data = symbol.pointee.data, let size = Int(exactly: symbol.pointee.width), size > 0 else {
            return nil
        }
        self.size = size
        modules = UnsafeBufferPointer(start: data, count: size * size).map { $0 & 1 }
        sodium_memzero(data, size * size)
    }

    /// Whether the module in a row and column, from 0, is dark.
    public func isDark(_ row: Int, _ column: Int) -> Bool {
        modules[row * size + column] == 1
    }

    /// The dark modules as the path of an SVG element that is drawn with a line one module wide: for each row where it
    /// begins, and then dark and light runs in turn. Whoever made the symbol of a secret wipes it.
    public var path: [UInt8] {
        var path: [UInt8] = []
        // Every row begins in at most 10 bytes, and every pair of modules takes at most 9.
        path.reserveCapacity(size * (10 + 9 * (size + 1) / 2))
        for row in 0..<size {
            Self.append("M", Self.quietZone, &path)
            Self.append(" ", row + Self.quietZone, &path)
            path.append(contentsOf: ".5".utf8)
            var column = 0
            while column < size {
                var light = column
                while light < size, !isDark(row, light) { light += 1 }
                guard light < size else { break }
                var end = light
                while end < size, isDark(row, end) { end += 1 }
                if light > column {
                    Self.append("m", light - column, &path)
                    path.append(contentsOf: " 0".utf8)
                }
                Self.append("h", end - light, &path)
                column = end
            }
        }
        return path
    }

    /// Modules along a side with the quiet zone: the side of the path's view box.
    public var side: Int { size + 2 * Self.quietZone }

    /// Zeroes the symbol of a secret.
    public mutating func wipe() {
        modules.withUnsafeMutableBytes { bytes in
            if let start = bytes.baseAddress { sodium_memzero(start, bytes.count) }
        }
    }

    private static func append(_ mark: String, _ number: Int, _ path: inout [UInt8]) {
        path.append(contentsOf: mark.utf8)
        path.append(contentsOf: String(number).utf8)
    }
}
