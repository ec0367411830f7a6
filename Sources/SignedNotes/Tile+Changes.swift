//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension Tile {
    /// The tiles of a log of `new` entries that a log of `old` entries does not have: what must be written after an
    /// append. First the entries, then the hashes from level 0 up, each from the left.
    ///
    /// Partial tiles that they replace may then be deleted. Made one by one, since the sizes may be anybody's claim.
    public static func changed(from old: Int, to new: Int) -> some Sequence<Tile> {
        precondition(old >= 0 && old <= new && new < MerkleTree.sizeLimit, "a log grows from \(old) to \(new)")
        let kinds = [Kind.entries] + levels.map { Kind.hashes(level: $0) }
        return kinds.lazy.flatMap { kind in
            let (before, after) = (old >> (8 * kind.level), new >> (8 * kind.level))
            let indexes = before == after ? 0..<0 : (before / fullWidth)..<((after - 1) / fullWidth + 1)
            return indexes.lazy.compactMap { tile(kind, index: $0, size: new) }
        }
    }

    /// All tiles of a log of `size` entries, in the order of `changed`.
    public static func all(size: Int) -> some Sequence<Tile> {
        changed(from: 0, to: size)
    }
}
