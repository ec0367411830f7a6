//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Tile {
    /// Where the tile stands below the log's folder: `tile/0/x001/x234/067`, `tile/entries/000.p/7`.
    public var path: String {
        let level =
            switch kind {
            case .entries: "entries"
            case .hashes(let level): "\(level)"
            }
        return "tile/\(level)/\(Self.path(of: index))" + (isFull ? "" : ".p/\(width)")
    }

    /// Reads a path, in its one spelling.
    ///
    /// - Throws: `NoteError` with code `tile`.
    public init(path: some Collection<UInt8>) throws(NoteError) {
        let bytes = Array(path)
        guard bytes.count <= 64, let tile = Self.read(bytes), Array(tile.path.utf8) == bytes else {
            throw NoteError(.tile, "a path of \(bytes.count) bytes is no tile's")
        }
        self = tile
    }

    /// Groups of three digits, all but the last marked with an x.
    private static func path(of index: Int) -> String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = "\(rest % 1000)"
            groups.append((groups.isEmpty ? "" : "x") + String(repeating: "0", count: 3 - digits.utf8.count) + digits)
            rest /= 1000
        } while rest > 0
        return groups.reversed().joined(separator: "/")
    }

    /// A tile whose path may be this; the caller compares.
    private static func read(_ path: [UInt8]) -> Tile? {
        var parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
        guard parts.popFirst()?.elementsEqual("tile".utf8) == true, let name = parts.popFirst() else { return nil }
        let kind: Kind
        if name.elementsEqual("entries".utf8) {
            kind = .entries
        } else if let level = Checkpoint.number(name) {
            kind = .hashes(level: level)
        } else {
            return nil
        }

        var width = fullWidth
        if let last = parts.last, parts.dropLast().last?.suffix(2).elementsEqual(".p".utf8) == true {
            guard let number = Checkpoint.number(last) else { return nil }
            width = number
            parts.removeLast()
            let index = parts.removeLast()
            parts.append(index.dropLast(2))
        }

        var index = 0
        guard (1...6).contains(parts.count) else { return nil }
        for part in parts {
            for digit in part.suffix(3) {
                guard (48...57).contains(digit) else { return nil }
                index = index * 10 + Int(digit - 48)
            }
        }
        guard isPossible(kind: kind, index: index, width: width) else { return nil }
        return Tile(kind: kind, index: index, width: width)
    }
}
